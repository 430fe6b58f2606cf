package org.lufcheck.properties.stateful;

import java.util.List;
import org.lufcheck.properties.kill.Mutant;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.Variant;

/** Kernels with one hook or guard taken out, in sequences of whole operations. */
public final class SequenceMutants {
  private SequenceMutants() {}

  static Variant repairedWithout(String id) {
    return Shipped.VARIANTS.get("luf-repaired").without(List.of(id));
  }

  static Variant intendedWithout(String id) {
    return Shipped.VARIANTS.get("luf-v12-intended").without(List.of(id));
  }

  @Mutant(
      value = "write() does not flush the file",
      of = "hook H2 of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutH2 extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("H2");
    }
  }

  @Mutant(
      value = "a fault that makes a PTE writable does not flush",
      of = "hook H4 of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutH4 extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("H4");
    }
  }

  @Mutant(
      value = "an mm with deferred unmaps is not flushed before its PTEs change",
      of = "hook H15 of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutH15 extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("H15");
    }
  }

  @Mutant(
      value = "a tagged page leaves the allocator without a flush",
      of = "hook H18 of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutH18 extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("H18");
    }
  }

  @Mutant(
      value = "buffered writes that bypass write_begin do not flush",
      of = "hook U2 of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutU2 extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("U2");
    }
  }

  @Mutant(
      value = "batches of mms and files never ask for a flush",
      of = "guard batch-asks of luf-repaired",
      killedBy = "booksCoverEveryTranslationToAFreeFrame")
  static class WithoutBatchAsks extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("batch-asks");
    }
  }

  @Mutant(
      value = "a page entering buddy loses its tag",
      of = "guard tag-kept of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutTagKept extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("tag-kept");
    }
  }

  @Mutant(
      value = "a key handed out again is replaced",
      of = "guard key-merged of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutKeyMerged extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("key-merged");
    }
  }

  @Mutant(
      value = "the request is numbered before the PTE is cleared and judged",
      of = "guard clear-before-register of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutClearBeforeRegister extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("clear-before-register");
    }
  }

  @Mutant(
      value = "freed pages that were deferred are poisoned",
      of = "guard no-page-poison of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutNoPagePoison extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("no-page-poison");
    }
  }

  @Mutant(
      value = "a writable PTE is deferred",
      of = "guard read-only of luf-v12-intended",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutReadOnly extends SequenceProperties {
    @Override
    Variant kernel() {
      return intendedWithout("read-only");
    }
  }

  @Mutant(
      value = "freed pages that were deferred are zeroed",
      of = "guard no-init-on-free of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutNoInitOnFree extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("no-init-on-free");
    }
  }

  @Mutant(
      value = "freed pages that were deferred are poisoned by KASAN",
      of = "guard no-kasan of luf-repaired",
      killedBy = "nobodyNoticesThatFlushesAreDeferred")
  static class WithoutNoKasan extends SequenceProperties {
    @Override
    Variant kernel() {
      return repairedWithout("no-kasan");
    }
  }
}
