package org.lufcheck.litmus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lufcheck.kernel.Setup;
import org.lufcheck.litmus.syntax.Declaration;
import org.lufcheck.litmus.syntax.Name;
import org.lufcheck.litmus.syntax.Place;
import org.lufcheck.variant.text.SourceText;

/** Numbers files, address spaces, pages and mappings. */
final class MemoryResolver {
  private final Check check;
  private final Set<String> taken = new HashSet<>();
  private final List<Setup.File> files = new ArrayList<>();
  private final List<String> mms = new ArrayList<>();
  private final List<Setup.Page> pages = new ArrayList<>();
  private final List<Setup.Slot> slots = new ArrayList<>();
  private final Memory memory = new Memory(files, mms, pages, slots);

  MemoryResolver(SourceText source) {
    this.check = new Check(source);
  }

  Memory resolve(List<Declaration> declarations) {
    of(declarations, Declaration.File.class).forEach(this::file);
    of(declarations, Declaration.Mm.class).forEach(this::mm);
    return memory;
  }

  private static <T> Stream<T> of(List<Declaration> declarations, Class<T> kind) {
    return declarations.stream().filter(kind::isInstance).map(kind::cast);
  }

  private void file(Declaration.File file) {
    check.fresh(file.name(), taken);
    check.atMost(files.size() + 1, Limits.FILES, file.name().at(), "files");
    check.atMost(file.pages().size(), Limits.FILE_PAGES, file.name().at(), "pages in this file");
    int number = files.size();
    files.add(new Setup.File(file.name().text(), kind(file.kind())));
    for (int i = 0; i < file.pages().size(); i++) {
      Declaration.Contents page = file.pages().get(i);
      String name = file.name().text() + "[" + i + "]";
      pages.add(new Setup.Page(name, number, check.value(page.value()), !page.onDisk()));
    }
  }

  private Setup.FileKind kind(Optional<Name> written) {
    if (written.isEmpty()) {
      return Setup.FileKind.GENERIC;
    }
    List<String> words = new ArrayList<>();
    for (Setup.FileKind kind : Setup.FileKind.values()) {
      String word = kind.name().toLowerCase(Locale.ROOT);
      if (word.equals(written.get().text())) {
        return kind;
      }
      words.add(word);
    }
    throw check.unknown(written.get(), "kind of file", words);
  }

  private void mm(Declaration.Mm mm) {
    check.fresh(mm.name(), taken);
    check.atMost(mms.size() + 1, Limits.MMS, mm.name().at(), "address spaces");
    check.atMost(mm.mappings().size(), Limits.ADDRESSES, mm.name().at(), "addresses in this mm");
    mms.add(mm.name().text());
    Set<String> addresses = new HashSet<>();
    for (Declaration.Mapping mapping : mm.mappings()) {
      check.fresh(mapping.va(), addresses);
      slots.add(slot(mm.name().text(), mapping));
    }
  }

  private Setup.Slot slot(String mm, Declaration.Mapping mapping) {
    Attributes words = new Attributes(check, mapping);
    Declaration.Target target = mapping.target();
    String name = mm + "." + mapping.va().text();
    if (target instanceof Declaration.Target.Page page) {
      return filePage(mapping, words, name, page(page.page()));
    } else if (target instanceof Declaration.Target.Anonymous anon) {
      return anonymous(mapping, words, name, check.value(anon.value()));
    }
    words.allow(List.of("shared", "may-write"));
    boolean shared = words.has("shared");
    boolean mayWrite = words.has("may-write");
    if (mayWrite && !shared) {
      throw words.wrong("may-write", "what is mapped there may be written if it is private");
    }
    int own = shared ? -1 : anonymousPage(name, 0, false);
    return new Setup.Slot(
        mms.size() - 1, mapping.va().text(), -1, own, shared, false, mayWrite, false, false);
  }

  private Setup.Slot filePage(
      Declaration.Mapping mapping, Attributes words, String name, int page) {
    words.allow(
        List.of("shared", "private", "read-only", "writable", "may-write", "absent", "dirty"));
    boolean shared = words.sharing();
    boolean writable = words.has("writable");
    boolean mayWrite = !shared || writable || words.has("may-write");
    boolean absent = words.has("absent") || !pages.get(page).resident();
    boolean dirty = words.has("dirty");
    if (dirty && !shared) {
      throw words.wrong("dirty", "the page of a private file mapping is never dirty");
    } else if (dirty && absent) {
      throw words.wrong("dirty", "a PTE that is absent is not dirty");
    }
    int own = shared ? -1 : anonymousPage(name, 0, false);
    return new Setup.Slot(
        mms.size() - 1, mapping.va().text(), page, own, shared, writable, mayWrite, !absent, dirty);
  }

  private Setup.Slot anonymous(
      Declaration.Mapping mapping, Attributes words, String name, int value) {
    words.allow(
        List.of("private", "read-only", "writable", "dirty", "clean", "in-swap", "untouched"));
    boolean writable = !words.has("read-only");
    boolean resident = !words.has("in-swap") && !words.has("untouched");
    boolean dirty = words.has("dirty") || (writable && resident && !words.has("clean"));
    if (words.has("untouched") && value != 0) {
      throw words.wrong("untouched", "memory that was never touched reads 0");
    } else if (words.has("in-swap") && value == 0) {
      throw words.wrong("in-swap", "memory that reads 0 was not swapped out: write 'untouched'");
    } else if (words.has("dirty") && !resident) {
      throw words.wrong("dirty", "a PTE that is absent is not dirty");
    }
    int page = anonymousPage(name, value, resident);
    return new Setup.Slot(
        mms.size() - 1, mapping.va().text(), page, page, false, writable, true, resident, dirty);
  }

  private int anonymousPage(String name, int value, boolean resident) {
    pages.add(new Setup.Page(name, -1, value, resident));
    return pages.size() - 1;
  }

  private int page(Place.FilePage place) {
    return new Pages(check, memory).number(place);
  }
}
