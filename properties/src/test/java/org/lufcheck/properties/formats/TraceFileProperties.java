package org.lufcheck.properties.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.lufcheck.explore.Trace;
import org.lufcheck.kernel.KernelModel;
import org.lufcheck.litmus.Litmus;
import org.lufcheck.properties.model.RandomRun;
import org.lufcheck.properties.model.Shipped;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.text.SourceText;
import org.lufcheck.verdict.story.Story;
import org.lufcheck.verdict.story.StoryTeller;
import org.lufcheck.verdict.trace.Replay;
import org.lufcheck.verdict.trace.TraceFile;

/** Stored runs: random runs of the shipped scenarios on the shipped kernels. */
class TraceFileProperties {
  private static final int LONGEST = 60;

  private static final String STORED = stored();

  /** Edge cases: runs of no steps, and texts with every sign that JSON escapes. */
  @Property(tries = 300)
  void aStoredRunIsTheSameWhenPrintedAndReadAgain(@ForAll("traces") TraceFile trace) {
    assertThat(TraceFile.read(SourceText.of("run.json", trace.json("1.0")))).isEqualTo(trace);
  }

  /** Edge cases: runs of no steps. */
  @Property(tries = 300)
  void everyRunOfTheModelCanBeReplayedFromItsFile(
      @ForAll("scenarios") Litmus litmus,
      @ForAll("kernels") Variant kernel,
      @ForAll Random random,
      @ForAll @IntRange(max = LONGEST) int length) {
    KernelModel model = Shipped.model(litmus, kernel);
    Story story = story(model, random, length);
    String file = trace(litmus.name(), "", kernel.name(), story).json("1.0");

    Replay.Result replayed =
        new Replay(model).run(TraceFile.read(SourceText.of("run.json", file)).steps());

    assertThat(replayed.refusal()).isEmpty();
    assertThat(replayed.story().steps()).isEqualTo(story.steps());
    Statistics.label("steps").collect(story.steps().size() < 10 ? "under 10" : "10 and more");
    Statistics.label("steps").coverage(seen -> seen.check("10 and more").percentage(p -> p > 50));
  }

  /** Edge cases: damage at the first and last character, with every sign of JSON. */
  @Property(tries = 2000)
  void aDamagedRunIsReadOrRefusedWithItsPlace(@ForAll("damage") Damage damage) {
    Refusal end = Refusal.of("x.json", damage.in(STORED), TraceFile::read);

    Statistics.collect(end);
    Statistics.coverage(
        seen -> {
          seen.check(Refusal.ACCEPTED).percentage(p -> p > 5);
          seen.check(Refusal.REFUSED).percentage(p -> p > 30);
        });
  }

  /** Edge cases: the empty text, control characters, lone surrogates. */
  @Property(tries = 500)
  void garbageIsRefusedWithItsPlace(@ForAll String garbage) {
    assertThat(Refusal.of("x.json", garbage, TraceFile::read)).isEqualTo(Refusal.REFUSED);
  }

  @Provide
  Arbitrary<Litmus> scenarios() {
    return Arbitraries.of(Shipped.SCENARIOS.all());
  }

  @Provide
  Arbitrary<Variant> kernels() {
    return Arbitraries.of(Shipped.VARIANTS.all());
  }

  @Provide
  Arbitrary<Damage> damage() {
    return Damage.any();
  }

  @Provide
  Arbitrary<TraceFile> traces() {
    Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(20);
    Arbitrary<List<String>> lists = texts.list().ofMaxSize(3);
    Arbitrary<List<TraceFile.Step>> steps =
        Combinators.combine(texts, texts, texts).as(TraceFile.Step::new).list().ofMaxSize(5);
    return Combinators.combine(texts, texts, texts, lists, lists, texts, lists, steps)
        .as((a, b, c, d, e, f, g, h) -> new TraceFile(a, b, c, d, e, f, g, "ok", h));
  }

  private static Story story(KernelModel model, Random random, int length) {
    Trace run = RandomRun.of(model, random, length);
    return new StoryTeller(model).tell(run);
  }

  private static TraceFile trace(String scenario, String text, String kernel, Story story) {
    List<TraceFile.Step> steps =
        story.steps().stream()
            .map(s -> new TraceFile.Step(s.actor(), s.name(), s.choice()))
            .toList();
    return new TraceFile(
        scenario, text, kernel, List.of(), List.of(), "x86", List.of(), "ok", steps);
  }

  private static String stored() {
    Litmus litmus = Shipped.SCENARIOS.find("R4-write-after-reclaim");
    Variant kernel = Shipped.VARIANTS.get("luf-v12");
    Story story = story(Shipped.model(litmus, kernel), new Random(4), LONGEST);
    return trace(litmus.name(), "LUF x {}", kernel.name(), story).json("1.0");
  }
}
