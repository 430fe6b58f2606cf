package org.lufcheck.programs;

import static org.lufcheck.programs.Scene.migrate;
import static org.lufcheck.programs.Scene.store;

import org.lufcheck.concurrent.state.Pte;
import org.lufcheck.concurrent.state.Slot;
import org.lufcheck.kernel.Setup;

/**
 * fork() has made a PTE read-only and will flush only at its end, so cpu1 may still store through
 * its old writable translation (R-X4). In between the page is migrated: it is copied, and its PTE
 * points to the copy.
 *
 * <p>What must hold: no store is lost. A folio with a dirty PTE is not eligible (not-dirty, as up
 * to v9), so the migration flushes before it copies.
 *
 * <p>The twin lacks that test, as v10 to v12 do: cpu1 stores into the old frame after the copy was
 * made, so that the store is lost, and even after the frame was freed.
 */
public final class Race_08_MigrationCopy extends KernelProgram {
  /** The program. */
  public Race_08_MigrationCopy() {
    super(
        "08-migration-copy",
        "a store goes into the old frame of a page that was copied to another one and freed",
        "not-dirty",
        "C3");
  }

  @Override
  Setup setup() {
    return new Scene(name(), 2)
        .mm("A")
        .anonymous()
        .kernel(migrate(0))
        .user(store(0, 2), store(0, 3))
        .setup();
  }

  /** The PTE is made read-only as copy_present_ptes() does it; the flush is yet to come. */
  @Override
  void prepare(Stage stage) {
    stage.ahead(1);
    Slot slot = stage.kernel.memory.slots[0];
    slot.pte.writeOnce(Pte.withoutWrite(slot.pte.readOnce()));
  }

  @Override
  Runnable[] threads(Stage stage) {
    return new Runnable[] {stage.calls(0), stage.calls(1)};
  }
}
