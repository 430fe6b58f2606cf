package org.lufcheck.properties.algebra;

import java.util.EnumSet;
import java.util.Set;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.rules.Eligible;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.kernel.rules.Watermarks;
import org.lufcheck.kernel.rules.ZoneTakeOff;
import org.lufcheck.kernel.state.State;
import org.lufcheck.kernel.state.Vars;
import org.lufcheck.properties.kill.Mutant;

/** Broken rules. Each is a mistake that somebody could make, or has made, in the kernel's code. */
public final class AlgebraMutants {
  private AlgebraMutants() {}

  @Mutant(
      value = "generations compare as unsigned numbers",
      of = "ugen_before, P07",
      killedBy = "ofTwoGenerationsExactlyOneIsBefore")
  static class UnsignedOrder extends GenerationProperties {
    @Override
    boolean before(long a, long b) {
      return Long.compareUnsigned(a, b) < 0;
    }
  }

  @Mutant(
      value = "generations compare by value, without regard to the wrap",
      of = "ugen_before, P07",
      killedBy = "beforeIsTransitiveWithinHalfTheRange")
  static class SignedOrder extends GenerationProperties {
    @Override
    boolean before(long a, long b) {
      return a < b;
    }
  }

  @Mutant(
      value = "only 0 is skipped, as in P07",
      of = "new_luf_ugen, P21",
      killedBy = "nextIsTheNearestValidGenerationAfter")
  static class SkipsZeroOnly extends GenerationProperties {
    @Override
    long next(long generation) {
      return generation + 1 == 0 ? 1 : generation + 1;
    }
  }

  @Mutant(
      value = "the predecessor does not skip",
      of = "prev_zone_ugen, P21",
      killedBy = "previousUndoesNextAndNextUndoesPrevious")
  static class PreviousDoesNotSkip extends GenerationProperties {
    @Override
    long previous(long generation) {
      return generation - 1;
    }
  }

  @Mutant(
      value = "none counts as the oldest of all",
      of = "the later of two generations, P21",
      killedBy = "laterIsOneOfTheTwoAndNotBeforeEither")
  static class NoneIsOldest extends GenerationProperties {
    @Override
    long later(long a, long b) {
      return before(a, b) ? b : a;
    }
  }

  @Mutant(
      value = "a tag is completed with the zone's high bits, even if that is in the future",
      of = "page_zone_ugen, P21",
      killedBy = "reconstructionIsTheLatestWithTheTagThatIsNotAfterTheZone")
  static class TagFromTheFuture extends GenerationProperties {
    @Override
    long reconstruct(int tag, long zoneUgen) {
      return tag == 0 ? 0 : zoneUgen & -Generation.TAG_PERIOD | tag;
    }
  }

  @Mutant(
      value = "a tag is always one period older than it can be",
      of = "page_zone_ugen, P21",
      killedBy = "aPageStampedWithinThePeriodGetsItsOwnGenerationBack")
  static class TagTooOld extends GenerationProperties {
    @Override
    long reconstruct(int tag, long zoneUgen) {
      return tag == 0 ? 0 : (zoneUgen & -Generation.TAG_PERIOD | tag) - Generation.TAG_PERIOD;
    }
  }

  @Mutant(
      value = "the tag keeps 15 bits",
      of = "page.zone_ugen, P21",
      killedBy = "onlyWhatIsNotAGenerationHasTheTagOfNothing")
  static class ShortTag extends GenerationProperties {
    @Override
    int tag(long generation) {
      return (int) (generation & 0x7fff);
    }
  }

  @Mutant(
      value = "a flush answers requests drawn after it began, too",
      of = "arch_tlbbatch_diet, P17",
      killedBy = "aFlushAnswersAllRequestsThatWereDrawnBeforeItAndNoneAfter")
  static class AnswersLaterRequests extends ObligationProperties {
    @Override
    boolean met(long done, long request) {
      return request != 0 && !Generation.before(done, Generation.previous(request));
    }
  }

  @Mutant(
      value = "diet drops CPUs whose mark is one too old",
      of = "arch_tlbbatch_diet, P17",
      killedBy = "dietDropsExactlyTheCpusThatWereFlushedAtOrAfterTheRequest")
  static class DietByOneTooMuch extends ObligationProperties {
    @Override
    long owing(long mask, long[] done, long request) {
      return super.owing(mask, done, request - 1);
    }
  }

  @Mutant(
      value = "diet without a number drops everybody",
      of = "arch_tlbbatch_diet, P17",
      killedBy = "withoutANumberNobodyIsDropped")
  static class DietWithoutNumber extends ObligationProperties {
    @Override
    long owing(long mask, long[] done, long request) {
      return request == 0 ? 0 : super.owing(mask, done, request);
    }
  }

  @Mutant(
      value = "diet forgets CPU 31 and above",
      of = "arch_tlbbatch_diet, P17",
      killedBy = "dietDropsExactlyTheCpusThatWereFlushedAtOrAfterTheRequest")
  static class DietOf31Cpus extends ObligationProperties {
    @Override
    long owing(long mask, long[] done, long request) {
      return super.owing(mask, done, request) & Integer.MAX_VALUE;
    }
  }

  @Mutant(
      value = "folding toggles CPUs that both batches hold",
      of = "arch_tlbbatch_fold, P08",
      killedBy = "foldingIsAUnion")
  static class FoldToggles extends ObligationProperties {
    @Override
    long both(long a, long b) {
      return a ^ b;
    }
  }

  @Mutant(
      value = "done toggles CPUs that owe nothing",
      of = "arch_tlbbatch_done, P16",
      killedBy = "subtractingAFlushLeavesExactlyTheOthers")
  static class DoneToggles extends ObligationProperties {
    @Override
    long without(long owed, long flushed) {
      return owed ^ flushed;
    }
  }

  @Mutant(
      value = "done keeps what was flushed and drops what was not",
      of = "arch_tlbbatch_done, P16",
      killedBy = "subtractingAFlushLeavesExactlyTheOthers")
  static class DoneInverted extends ObligationProperties {
    @Override
    long without(long owed, long flushed) {
      return owed & flushed;
    }
  }

  @Mutant(
      value = "an mm all of whose CPUs are new is not registered",
      of = "arch_tlbbatch_need_fold, P19",
      killedBy = "registeringMovesTheTlbGenerationExactlyWhenItAddsACpu")
  static class RegistersOverlapOnly extends ObligationProperties {
    @Override
    boolean adds(long owed, long cpumask) {
      return (cpumask & owed) != 0 && (cpumask & ~owed) != 0;
    }
  }

  @Mutant(
      value = "a mark is overwritten by any flush",
      of = "arch_tlbbatch_mark_ugen, P17",
      killedBy = "marksOnlyGoForwardAndInAnyOrder")
  static class MarkOverwritten extends ObligationProperties {
    @Override
    boolean advances(long done, long flush) {
      return flush != 0 && done != flush;
    }
  }

  @Mutant(
      value = "a key handed out again is replaced, not merged into",
      of = "guard key-merged",
      killedBy = "noBatchEverDropsACpuThatStillOwes")
  static class KeyReplaced extends BatchProperties {
    @Override
    Rules rules() {
      Rules rules = super.rules();
      Set<Guard> guards = EnumSet.copyOf(rules.guards());
      guards.remove(Guard.KEY_MERGED);
      return rules.withGuards(guards);
    }
  }

  @Mutant(
      value = "a merged key keeps its older request",
      of = "__fold_luf_batch, P08",
      killedBy = "noBatchEverDropsACpuThatStillOwes")
  static class OlderRequestKept extends BatchProperties {
    @Override
    void foldKey(State s, Vars.LufBatch key, int mask, int ugen) {
      int older = s.get(key.ugen());
      super.foldKey(s, key, mask, ugen);
      s.set(key.ugen(), older);
    }
  }

  @Mutant(
      value = "the zone does not learn of newer requests",
      of = "update_zone_batch, P21",
      killedBy = "noBatchEverDropsACpuThatStillOwes")
  static class ZoneForgetsRequest extends BatchProperties {
    @Override
    void updateZone(State s, int key) {
      int older = s.get(vars().zone.lufUgen());
      super.updateZone(s, key);
      s.set(vars().zone.lufUgen(), older);
    }
  }

  @Mutant(
      value = "the target does not come to ask for a flush",
      of = "fold_batch, P08",
      killedBy = "noBatchEverDropsACpuThatStillOwes")
  static class FoldDoesNotAsk extends BatchProperties {
    @Override
    void fold(State s, Vars.Batch to, Vars.Batch from, boolean reset) {
      super.fold(s, to, from, reset);
      s.clear(to.required());
    }
  }

  @Mutant(
      value = "the source is emptied before it is read",
      of = "fold_batch, P08",
      killedBy = "foldingTwiceIsFoldingOnceAndOrderDoesNotMatter")
  static class ResetBeforeFold extends BatchProperties {
    @Override
    void fold(State s, Vars.Batch to, Vars.Batch from, boolean reset) {
      s.clear(from.mask());
      super.fold(s, to, from, reset);
    }
  }

  @Mutant(
      value = "all CPUs are marked, not only those that were flushed",
      of = "arch_tlbbatch_mark_ugen, P17",
      killedBy = "noBatchEverDropsACpuThatStillOwes")
  static class MarksEverybody extends BatchProperties {
    @Override
    void mark(State s, int mask, int ugen) {
      super.mark(s, 63, ugen);
    }
  }

  @Mutant(
      value = "a page whose generation is claimed counts as flushed",
      of = "luf_takeoff_check_and_fold, P21",
      killedBy = "onlyTheCurrentGenerationIsClaimedAndOnlyOnce")
  static class ClaimedIsDone extends TakeOffProperties {
    @Override
    ZoneTakeOff decide(long page, long done, long current, boolean claimed, boolean mayShootDown) {
      ZoneTakeOff end = super.decide(page, done, current, claimed, mayShootDown);
      return end == ZoneTakeOff.WAIT ? ZoneTakeOff.CLEAN : end;
    }
  }

  @Mutant(
      value = "contexts that cannot send IPIs take tagged pages",
      of = "guard atomic-context",
      killedBy = "aPageWhoseGenerationIsNotDoneNeverLeavesForNothing")
  static class AtomicTakesTagged extends TakeOffProperties {
    @Override
    ZoneTakeOff decide(long page, long done, long current, boolean claimed, boolean mayShootDown) {
      return super.decide(page, done, current, claimed, true);
    }
  }

  @Mutant(
      value = "a reused tag is taken for its older generation",
      of = "page_zone_ugen, P21",
      killedBy = "aPageWhoseGenerationIsNotDoneNeverLeavesForNothing")
  static class ReusedTagIsOlder extends TakeOffProperties {
    @Override
    long reconstruct(int tag, long zoneUgen) {
      return tag == 0 ? 0 : Generation.reconstruct(tag, zoneUgen) - Generation.TAG_PERIOD;
    }
  }

  @Mutant(
      value = "the generation before the current one is claimed",
      of = "luf_takeoff_check_and_fold, P21",
      killedBy = "onlyTheCurrentGenerationIsClaimedAndOnlyOnce")
  static class ClaimsPrevious extends TakeOffProperties {
    @Override
    ZoneTakeOff decide(long page, long done, long current, boolean claimed, boolean mayShootDown) {
      return super.decide(page, done, Generation.previous(current), claimed, mayShootDown);
    }
  }

  @Mutant(
      value = "a writable PTE is eligible",
      of = "guard read-only",
      killedBy = "aWritablePteIsNeverDeferredByTheSeriesNorADirtyOneByItsRepair")
  static class WritableEligible extends EligibilityProperties {
    @Override
    boolean pte(Rules rules, boolean write, boolean dirty) {
      return super.pte(rules, false, dirty);
    }
  }

  @Mutant(
      value = "a dirty PTE is eligible even if the kernel excludes it",
      of = "guard not-dirty",
      killedBy = "aWritablePteIsNeverDeferredByTheSeriesNorADirtyOneByItsRepair")
  static class DirtyEligible extends EligibilityProperties {
    @Override
    boolean pte(Rules rules, boolean write, boolean dirty) {
      return super.pte(rules, write, false);
    }
  }

  @Mutant(
      value = "init_on_free is forgotten",
      of = "guard no-init-on-free",
      killedBy = "whatIsWrittenWhileItIsFreeIsNotFreedWithATag")
  static class InitOnFreeForgotten extends EligibilityProperties {
    @Override
    boolean folio(Rules rules, boolean broadcast, Eligible.Boot boot, Eligible.Folio folio) {
      Eligible.Boot seen = new Eligible.Boot(false, boot.kasan(), boot.pagePoison());
      return super.folio(rules, broadcast, seen, folio);
    }
  }

  @Mutant(
      value = "KASAN is forgotten",
      of = "guard no-kasan",
      killedBy = "whatIsWrittenWhileItIsFreeIsNotFreedWithATag")
  static class KasanForgotten extends EligibilityProperties {
    @Override
    boolean folio(Rules rules, boolean broadcast, Eligible.Boot boot, Eligible.Folio folio) {
      Eligible.Boot seen = new Eligible.Boot(boot.initOnFree(), false, boot.pagePoison());
      return super.folio(rules, broadcast, seen, folio);
    }
  }

  @Mutant(
      value = "page_poison is forgotten",
      of = "guard no-page-poison",
      killedBy = "whatIsWrittenWhileItIsFreeIsNotFreedWithATag")
  static class PagePoisonForgotten extends EligibilityProperties {
    @Override
    boolean folio(Rules rules, boolean broadcast, Eligible.Boot boot, Eligible.Folio folio) {
      Eligible.Boot seen = new Eligible.Boot(boot.initOnFree(), boot.kasan(), false);
      return super.folio(rules, broadcast, seen, folio);
    }
  }

  @Mutant(
      value = "files that change remotely are eligible",
      of = "guard stable-backing",
      killedBy = "everyPlainFolioOfTheSeriesIsEligibleAndNoOther")
  static class RemoteEligible extends EligibilityProperties {
    @Override
    boolean folio(Rules rules, boolean broadcast, Eligible.Boot boot, Eligible.Folio folio) {
      Eligible.Folio seen =
          new Eligible.Folio(folio.anonymous(), folio.cached(), false, folio.unsupported());
      return super.folio(rules, broadcast, boot, seen);
    }
  }

  @Mutant(
      value = "arm64 is deferred like the others",
      of = "guard no-broadcast",
      killedBy = "aBroadcastingArchitectureIsLeftAloneIfTheKernelSaysSo")
  static class BroadcastEligible extends EligibilityProperties {
    @Override
    boolean folio(Rules rules, boolean broadcast, Eligible.Boot boot, Eligible.Folio folio) {
      return super.folio(rules, false, boot, folio);
    }
  }

  @Mutant(
      value = "shared memory without a file is eligible",
      of = "can_luf_vma, P16",
      killedBy = "sharedMemoryNeedsAFileThatReachesAllItsMms")
  static class SharedWithoutFile extends EligibilityProperties {
    @Override
    boolean vma(boolean shared, boolean file) {
      return true;
    }
  }

  @Mutant(
      value = "large folios are eligible",
      of = "can_luf_init, P16",
      killedBy = "everyPlainFolioOfTheSeriesIsEligibleAndNoOther")
  static class LargeEligible extends EligibilityProperties {
    @Override
    boolean folio(Rules rules, boolean broadcast, Eligible.Boot boot, Eligible.Folio folio) {
      Eligible.Folio seen =
          new Eligible.Folio(folio.anonymous(), folio.cached(), folio.remote(), false);
      return super.folio(rules, broadcast, boot, seen);
    }
  }

  @Mutant(
      value = "the reserve of a zone is not its share but the whole",
      of = "__setup_per_zone_wmarks",
      killedBy = "theReservesOfLowmemZonesSumUpToMinFreeKbytes")
  static class WholeReserve extends WatermarkProperties {
    @Override
    Watermarks of(long managed, boolean movable, long minFreeKb, long lowmem, long scaleFactor) {
      return super.of(managed, movable, minFreeKb, managed, scaleFactor);
    }
  }

  @Mutant(
      value = "a movable zone takes a share like the others",
      of = "__setup_per_zone_wmarks",
      killedBy = "aMovableZoneKeepsBetween32And128Pages")
  static class MovableShares extends WatermarkProperties {
    @Override
    Watermarks of(long managed, boolean movable, long minFreeKb, long lowmem, long scaleFactor) {
      return super.of(managed, false, minFreeKb, lowmem, scaleFactor);
    }
  }
}
