package org.lufcheck.verdict.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;

/** Who came to owe the CPU of a stale entry a flush, and whether anybody asks for it. */
final class DebtTrail {
  private final Timeline time;
  private final Vars v;
  private final Entry entry;

  DebtTrail(Timeline time, Entry entry) {
    this.time = time;
    this.v = time.vars();
    this.entry = entry;
  }

  /** One link: what was done about the CPU instead of a flush. */
  Optional<Because> link() {
    if (entry.stale() == 0 || time.hardware(entry.stale())) {
      return Optional.empty();
    }
    int actor = time.actor(entry.stale());
    List<String> debts = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    String cpu = time.names().cpu(entry.cpu());
    int mm = v.setup.slots().get(entry.slot()).mm();
    debt(v.mm[mm].luf(), v.setup.mms().get(mm), debts, silent);
    int page = time.at(entry.stale() - 1).get(v.frame[entry.frame() - 1].page()) - 1;
    int file = page < 0 || page >= v.page.length ? -1 : v.shape.pages().get(page).file();
    if (file >= 0) {
      debt(v.file[file].luf(), v.setup.files().get(file).name(), debts, silent);
    }
    int before = debts.size();
    for (int k = 0; k < v.key.length && debts.size() == before; k++) {
      debt(v.key[k], k == 0 ? "the kept copies" : "key " + k, debts, silent);
    }
    int sent = sent(actor);
    if (sent > 0) {
      String late = time.who(sent) + " sends " + cpu + " an IPI" + answered(actor);
      return Optional.of(new Because(sent, late));
    }
    if (debts.isEmpty()) {
      return Optional.of(nothingNoted(actor, cpu));
    }
    String asks =
        silent.isEmpty()
            ? ""
            : "; but " + list(silent) + (silent.size() == 1 ? " does" : " do") + " not ask for it";
    return Optional.of(
        new Because(
            entry.stale(), "no flush is sent: " + cpu + " is owed one by " + list(debts) + asks));
  }

  private void debt(Vars.LufBatch batch, String name, List<String> debts, List<String> silent) {
    if (batch.ugen().mask() == 0 && batch.mask().mask() == 0) {
      return;
    }
    int step =
        firstChange(
            s -> s.get(batch.ugen()) * 64 + s.get(batch.mask()),
            s -> (s.get(batch.mask()) & entry.bit()) != 0);
    if (step > 0) {
      debts.add(name + " (" + step + ")");
      if (!time.at(step).is(batch.required())) {
        silent.add(name);
      }
    }
  }

  private int firstChange(
      java.util.function.ToIntFunction<State> what, java.util.function.Predicate<State> holds) {
    for (int i = entry.stale(); i <= entry.end(); i++) {
      boolean changed = what.applyAsInt(time.at(i)) != what.applyAsInt(time.at(i - 1));
      if (changed && !time.hardware(i) && holds.test(time.at(i))) {
        return i;
      }
    }
    return 0;
  }

  /** The step at which the task that changed the PTE sent the CPU an IPI; 0 if it did not. */
  private int sent(int actor) {
    return time.firstHolds(s -> (s.get(v.task[actor].waiting()) & entry.bit()) != 0, entry.stale());
  }

  private String answered(int actor) {
    boolean waits = (time.at(time.length()).get(v.task[actor].waiting()) & entry.bit()) != 0;
    return waits ? ", which is not handled yet" : "";
  }

  private Because nothingNoted(int actor, String cpu) {
    Vars.Task task = v.task[actor];
    boolean batched = false;
    for (Vars.Batch batch : List.of(task.ubc(), task.ro(), task.luf())) {
      batched |= (time.at(time.length()).get(batch.mask()) & entry.bit()) != 0;
    }
    String name = time.names().actor(actor);
    return new Because(
        entry.stale(),
        batched
            ? "the flush of " + cpu + " waits in " + name + "'s own batch, unseen by others"
            : "nothing has been sent to " + cpu + " when the run ends");
  }

  private static String list(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
