package org.lufcheck.properties.stateful;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.kernel.Rules;
import org.lufcheck.kernel.rules.Generation;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.Variant;

/**
 * Any sequence of operations, each complete when the next begins, on 8 to 64 CPUs, 2 to 24 address
 * spaces, 1 to 30 files, up to 3,000 spare frames and blocks of orders 0 to 10. Edge cases: one
 * key, one file, no orders, hardly any spare frame.
 */
@AddLifecycleHook(Storyteller.class)
class SequenceProperties {
  private static final int LONGEST = 60;

  private static final Rules VANILLA = Shipped.VARIANTS.get("vanilla").rules();

  Variant kernel() {
    return Shipped.VARIANTS.get("luf-repaired");
  }

  @Property(tries = 300)
  void nobodyNoticesThatFlushesAreDeferred(@ForAll("sequences") ActionChain<Twin> sequence) {
    Twin end = sequence.withInvariant(Twin::outcomes).run();
    end.takeEverything();
    collect(end);
  }

  @Property(tries = 300)
  void booksCoverEveryTranslationToAFreeFrame(@ForAll("sequences") ActionChain<Twin> sequence) {
    collect(sequence.withInvariant(Twin::books).run());
  }

  private static void collect(Twin end) {
    boolean claimed = end.luf().machine().allocator.zone().zoneUgen() != Generation.INITIAL;
    Statistics.label("a zone generation was claimed").collect(claimed);
    Statistics.label("a zone generation was claimed")
        .coverage(seen -> seen.check(true).percentage(p -> p > 5));
    Statistics.label("a flush was deferred").collect(end.invariants().deferred() > 0);
    Statistics.label("a flush was deferred")
        .coverage(seen -> seen.check(true).percentage(p -> p > 5));
  }

  @Provide
  Arbitrary<ActionChain<Twin>> sequences() {
    return Size.large()
        .flatMap(
            size -> {
              ActionChainArbitrary<Twin> chains =
                  ActionChain.startWith(() -> new Twin(size, kernel().rules(), VANILLA));
              for (Act.Kind kind : Act.Kind.values()) {
                chains = chains.withAction(kind.weight(), action(kind, size));
              }
              return chains.withMaxTransformations(LONGEST);
            });
  }

  private static Action.Independent<Twin> action(Act.Kind kind, Size size) {
    return () ->
        Combinators.combine(
                oftenBelow(3, size.cpus()),
                oftenBelow(Size.ADDRESSES, 100),
                Arbitraries.integers().between(0, 7))
            .as((cpu, target, value) -> new Act(kind, cpu, target, value))
            .map(act -> Transformer.mutate(act.toString(), twin -> twin.run(act)));
  }

  /** Numbers below the second bound, three in four of them below the first, so that they meet. */
  private static Arbitrary<Integer> oftenBelow(int few, int all) {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.integers().between(0, few - 1)),
        Tuple.of(1, Arbitraries.integers().between(0, all - 1)));
  }
}
