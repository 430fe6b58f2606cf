package org.lufcheck.litmus;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;
import org.lufcheck.litmus.syntax.Argument;
import org.lufcheck.litmus.syntax.Name;
import org.lufcheck.litmus.syntax.Place;
import org.lufcheck.litmus.syntax.Statement;
import org.lufcheck.variant.text.InputException;

/** Resolves the calls of one thread. */
final class CallResolver {
  /** Calls that take anonymous pages too; the others work on files. */
  private static final Set<Call> ANY_PAGE =
      EnumSet.of(
          Call.AGE,
          Call.RECLAIM,
          Call.RECLAIM_LIST,
          Call.MIGRATE,
          Call.SOFT_OFFLINE,
          Call.PIN,
          Call.UNPIN);

  private final Check check;
  private final Memory memory;
  private final Flags flags;
  private final Threads threads;
  private final int mm;
  private final int cpu;
  private int registers;

  CallResolver(Check check, Memory memory, Flags flags, Threads threads, int mm, int cpu) {
    this.check = check;
    this.memory = memory;
    this.flags = flags;
    this.threads = threads;
    this.mm = mm;
    this.cpu = cpu;
  }

  /** How many registers the calls so far use. */
  int registers() {
    return registers;
  }

  Op op(Statement statement) {
    Name name = statement.call();
    Call call = Call.named(name.text()).orElseThrow(() -> check.unknown(name, "call", words()));
    boolean result = call.args().contains(Call.Arg.RESULT);
    if (result != statement.register().isPresent()) {
      throw usage(name, call, result ? "its result needs a register" : "it has no result");
    }
    List<Call.Arg> kinds = call.args().stream().filter(a -> a != Call.Arg.RESULT).toList();
    if (kinds.size() != statement.arguments().size()) {
      throw usage(name, call, "it has " + statement.arguments().size() + " arguments");
    }
    if (call == Call.EXIT_MM && mm < 0) {
      throw check.error(name.at(), "a kernel thread has no mm to leave", "'in' and an mm");
    }
    int[] numbers = {-1, -1};
    int next = 0;
    if (result) {
      numbers[next++] = register(statement.register().orElseThrow());
    }
    for (int i = 0; i < kinds.size(); i++) {
      numbers[next++] = argument(call, kinds.get(i), statement.arguments().get(i));
    }
    if (call == Call.RECLAIM_LIST && numbers[0] == numbers[1]) {
      throw usage(name, call, "both pages are the same");
    }
    if (call == Call.MREMAP && numbers[0] == numbers[1]) {
      throw usage(name, call, "both addresses are the same");
    }
    if (call == Call.MMAP_FIXED || call == Call.MMAP_FIXED_RW) {
      checkShared(name, call, numbers[0]);
    }
    if (call == Call.UPROBE) {
      checkProbe(name, numbers[0]);
    }
    return new Op(call, numbers[0], numbers[1]);
  }

  /** valid_vma of kernel/events/uprobes.c. */
  private void checkProbe(Name name, int slot) {
    Setup.Slot it = memory.slots().get(slot);
    if (it.shared() || it.writable() || it.page() < 0 || it.page() == it.anon()) {
      throw check.error(
          name.at(),
          "a uprobe cannot be set at " + it.va(),
          "a mapping of a file that is private and read-only");
    }
  }

  /** A mapping is shared or private for ever, and may be made writable or not. */
  private void checkShared(Name name, Call call, int slot) {
    Setup.Slot it = memory.slots().get(slot);
    if (!it.shared()) {
      throw check.error(
          name.at(),
          call.word() + " makes a shared mapping, and " + it.va() + " is none",
          "'" + it.va() + " -> none shared;' or a shared mapping of a file");
    } else if (call == Call.MMAP_FIXED_RW && !it.mayWrite()) {
      throw check.error(
          name.at(),
          call.word() + " makes a writable mapping, and " + it.va() + " is never writable",
          "'may-write' behind its mapping");
    }
  }

  private static List<String> words() {
    return Stream.of(Call.values()).map(Call::word).toList();
  }

  private InputException usage(Name name, Call call, String problem) {
    return check.error(
        name.at(), "'" + call.word() + "' is not used like this: " + problem, CallUsage.of(call));
  }

  private int register(Name name) {
    for (int r = 1; r <= registers; r++) {
      if (name.text().equals("r" + r)) {
        return r - 1;
      }
    }
    if (!name.text().equals("r" + (registers + 1))) {
      throw check.error(
          name.at(),
          "registers are named r1, r2 and so on as they appear in their thread",
          "r" + (registers + 1));
    }
    check.atMost(registers + 1, Limits.REGISTERS, name.at(), "registers");
    return registers++;
  }

  private int argument(Call call, Call.Arg kind, Argument argument) {
    return switch (kind) {
      case VA -> address(argument);
      case PAGE -> page(call, argument);
      case VALUE -> value(argument);
      case FLAG -> flags.number(call, word(argument, "a flag"));
      case MM -> child(word(argument, "an address space"));
      case THREAD -> thread(word(argument, "a thread"));
      case RESULT -> throw new IllegalArgumentException(call.word());
    };
  }

  private Name word(Argument argument, String what) {
    if (argument instanceof Argument.Word word) {
      return word.name();
    }
    throw check.error(argument.at(), "this names something else", what);
  }

  private int value(Argument argument) {
    if (argument instanceof Argument.Number number) {
      return check.value(number.num());
    }
    throw check.error(argument.at(), "this is not a number", "a value, 0 to 7");
  }

  private int address(Argument argument) {
    Name va = word(argument, "an address of the thread's own mm");
    if (mm < 0) {
      throw check.error(va.at(), "a kernel thread has no addresses", "'in' and an mm");
    }
    return memory
        .slot(mm, va.text())
        .orElseThrow(() -> check.unknown(va, "address", memory.addresses(mm)));
  }

  private int page(Call call, Argument argument) {
    Pages pages = new Pages(check, memory);
    int page;
    if (argument instanceof Argument.At at) {
      page = pages.number(at.place());
    } else if (mm >= 0 && argument instanceof Argument.Word word) {
      Name own = new Name(memory.mms().get(mm), word.at());
      page = pages.number(new Place.Address(own, word.name()));
    } else {
      throw check.error(argument.at(), "this is not a page", "F[0] or A.v0");
    }
    checkKind(call, argument, memory.pages().get(page));
    return page;
  }

  private void checkKind(Call call, Argument argument, Setup.Page page) {
    if (page.anonymous() && !ANY_PAGE.contains(call)) {
      throw check.error(argument.at(), call.word() + " works on files", "F[0]");
    }
    if (call == Call.REMOTE_CHANGE
        && memory.files().get(page.file()).kind() != Setup.FileKind.REMOTE) {
      throw check.error(
          argument.at(),
          "only the contents of remote files change remotely",
          "a file that is declared remote");
    }
  }

  private int child(Name name) {
    int other = memory.mm(name.text());
    if (other < 0) {
      throw check.unknown(name, "address space", memory.mms());
    }
    if (mm < 0 || other == mm) {
      throw check.error(name.at(), "this is not another mm than the thread's own", "");
    }
    for (String va : memory.addresses(mm)) {
      if (memory.slot(other, va).isEmpty()) {
        throw check.error(
            name.at(),
            name.text() + " has no address " + va + " for the copy",
            "'" + va + " -> none;' in mm " + name.text());
      }
    }
    return other;
  }

  private int thread(Name name) {
    int thread = threads.number(name.text());
    if (thread < 0) {
      throw check.unknown(name, "thread", threads.names());
    }
    if (threads.cpu(thread) != cpu) {
      throw check.error(name.at(), name.text() + " runs on another CPU", "a thread of this CPU");
    }
    return thread;
  }
}
