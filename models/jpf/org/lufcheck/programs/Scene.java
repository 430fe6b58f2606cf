package org.lufcheck.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lufcheck.kernel.Call;
import org.lufcheck.kernel.Condition;
import org.lufcheck.kernel.Op;
import org.lufcheck.kernel.Setup;

/**
 * Builds a small machine and its threads. The same could be said in the scenario language, but Java
 * PathFinder would have to execute the parser. Pages, addresses and flags are numbered in the order
 * in which they are added, from 0; every thread has a CPU of its own, in the same order.
 */
final class Scene {
  private final String name;
  private final int frames;
  private final List<Setup.File> files = new ArrayList<>();
  private final List<String> mms = new ArrayList<>();
  private final List<Setup.Page> pages = new ArrayList<>();
  private final List<Setup.Slot> slots = new ArrayList<>();
  private final List<Setup.Task> tasks = new ArrayList<>();

  /** A machine with this many page frames. */
  Scene(String name, int frames) {
    this.name = name;
    this.frames = frames;
  }

  /** A file of one page in the page cache that holds 1; its name is a capital letter. */
  Scene file(String letter) {
    pages.add(new Setup.Page(letter + "[0]", files.size(), 1, true));
    files.add(new Setup.File(letter, Setup.FileKind.GENERIC));
    return this;
  }

  /** A file of one page that is only on disk. */
  Scene fileOnDisk(String letter) {
    pages.add(new Setup.Page(letter + "[0]", files.size(), 1, false));
    files.add(new Setup.File(letter, Setup.FileKind.GENERIC));
    return this;
  }

  /** An address space; what is mapped next is mapped there. */
  Scene mm(String letter) {
    mms.add(letter);
    return this;
  }

  /** Maps a file's page shared and read-only, its PTE populated. */
  Scene readOnly(int page) {
    slots.add(slot(page, -1, true, false, true, false));
    return this;
  }

  /** Maps a file's page shared and writable, its PTE populated read-only until the first write. */
  Scene writable(int page) {
    slots.add(slot(page, -1, true, true, true, false));
    return this;
  }

  /** Maps a file's page shared and writable, its PTE empty. */
  Scene untouched(int page) {
    slots.add(slot(page, -1, true, true, false, false));
    return this;
  }

  /** A private anonymous page that holds 1, writable and dirty. */
  Scene anonymous() {
    int page = pages.size();
    String va = "v" + slots.size();
    pages.add(new Setup.Page(mms.get(mms.size() - 1) + "." + va, -1, 1, true));
    slots.add(slot(page, page, false, true, true, true));
    return this;
  }

  private Setup.Slot slot(
      int page, int anon, boolean shared, boolean writable, boolean present, boolean dirty) {
    boolean mayWrite = writable || !shared;
    String va = "v" + slots.size();
    return new Setup.Slot(
        mms.size() - 1, va, page, anon, shared, writable, mayWrite, present, dirty);
  }

  /** A kernel thread. */
  Scene kernel(Op... ops) {
    return task(-1, ops);
  }

  /** A thread of the address space that was added last. */
  Scene user(Op... ops) {
    return task(mms.size() - 1, ops);
  }

  private Scene task(int mm, Op... ops) {
    int number = tasks.size();
    tasks.add(new Setup.Task("T" + number, number, mm, List.of(ops), 1, false));
    return this;
  }

  /** The machine, with one flag named {@code done}. */
  Setup setup() {
    return new Setup(
        name,
        tasks.size(),
        frames,
        files,
        mms,
        pages,
        slots,
        tasks,
        List.of("done"),
        Set.of(),
        0,
        0,
        new Condition.Constant(true));
  }

  /** Reclaims a page. */
  static Op reclaim(int page) {
    return Op.of(Call.RECLAIM, page);
  }

  /** Migrates a page. */
  static Op migrate(int page) {
    return Op.of(Call.MIGRATE, page);
  }

  /** Allocates a frame for somebody else, who fills it. */
  static Op alloc() {
    return Op.of(Call.ALLOC);
  }

  /** Loads from an address into the thread's first register. */
  static Op load(int slot) {
    return new Op(Call.LOAD, 0, slot);
  }

  /** Stores to an address. */
  static Op store(int slot, int value) {
    return new Op(Call.STORE, slot, value);
  }

  /** Says with the flag that all before is done. */
  static Op tell() {
    return new Op(Call.STORE_RELEASE, 0, 1);
  }

  /** Looks whether the flag says so. */
  static Op look() {
    return new Op(Call.LOAD_ACQUIRE, 0, 0);
  }

  /** Waits until the flag says so. */
  static Op await() {
    return new Op(Call.AWAIT, 0, 1);
  }

  /** A call that changes a page of a file. */
  static Op change(Call call, int page, int value) {
    return new Op(call, page, value);
  }
}
