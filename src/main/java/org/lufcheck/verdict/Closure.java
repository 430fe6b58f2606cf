package org.lufcheck.verdict;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lufcheck.kernel.Guard;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.Rules;
import org.lufcheck.litmus.Expectation;
import org.lufcheck.litmus.Expected;
import org.lufcheck.variant.Variant;
import org.lufcheck.variant.VariantIds;

/**
 * Which kernel a scenario expects to be clean although the one at hand is not, and how it differs:
 * the one with the fewest differences in hooks and guards. Nothing is searched.
 */
public final class Closure {
  private static final int MOST = 4;

  private Closure() {}

  /**
   * A phrase such as {@code luf-v12-intended: with batch-asks}; empty if there is no such kernel.
   *
   * @param explained why it went wrong; of many differences, those that it names come first
   */
  public static String of(Subject subject, Collection<Variant> kernels, String explained) {
    Rules rules = subject.variant().rules();
    return kernels.stream()
        .filter(v -> v.rules().luf() && clean(subject, v))
        .filter(v -> v.rules().deferral() == rules.deferral())
        .min(Comparator.comparingInt(v -> differences(rules, v.rules()).size()))
        .map(v -> v.name() + ": " + phrase(differences(rules, v.rules()), explained))
        .orElse("");
  }

  private static boolean clean(Subject subject, Variant variant) {
    Optional<Expectation> expectation =
        Outlook.of(Subject.of(subject.litmus(), variant, subject.arch()));
    return expectation.map(e -> e.result() == Expected.NEVER).orElse(false);
  }

  private static String phrase(List<String> differences, String explained) {
    List<String> told =
        differences.stream()
            .filter(d -> Stream.of(d.split(" ", -1)).anyMatch(word -> names(explained, word)))
            .toList();
    List<String> first = told.isEmpty() || differences.size() <= MOST ? differences : told;
    List<String> shown = first.subList(0, Math.min(MOST, first.size()));
    int more = differences.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? ", and " + more + " more changes" : "");
  }

  /** Whether a text names a hook or guard. */
  private static boolean names(String text, String word) {
    return VariantIds.all().contains(word)
        && Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])").matcher(text).find();
  }

  private static List<String> differences(Rules a, Rules b) {
    List<String> differences = new ArrayList<>();
    if (a.scope() != b.scope()) {
      differences.add("another scope of flushes");
    }
    if (a.flush() != b.flush()) {
      differences.add(b.ridesAlong() ? "with flushes that ride along" : "without riding along");
    }
    for (Guard guard : Guard.values()) {
      if (a.has(guard) != b.has(guard)) {
        differences.add((b.has(guard) ? "with " : "without ") + guard.id());
      }
    }
    for (Hook hook : Hook.values()) {
      if (a.has(hook) != b.has(hook)) {
        differences.add((b.has(hook) ? "with " : "without ") + hook);
      } else if (b.has(hook) && a.hasBefore(hook) != b.hasBefore(hook)) {
        differences.add(hook + (b.hasBefore(hook) ? " before" : " after") + " the change");
      }
    }
    return differences;
  }
}
