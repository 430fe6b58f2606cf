package org.lufcheck.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lufcheck.explore.SearchResult;
import org.lufcheck.kernel.Arch;
import org.lufcheck.kernel.Call;
import org.lufcheck.variant.Variant;

/**
 * Why H5 has nothing to do: no TLB holds anything of an address whose PTE is inaccessible, on any
 * kernel, without any of the hooks that might be thought to see to it.
 */
class InaccessibleTest {
  private static List<Case> scans(Variant kernel) {
    return Case.SCENARIOS.all().stream()
        .filter(
            litmus ->
                litmus.setup().tasks().stream()
                    .flatMap(task -> task.ops().stream())
                    .anyMatch(op -> op.call() == Call.NUMA_SCAN))
        .map(litmus -> new Case(litmus, kernel, Arch.X86))
        .toList();
  }

  private static List<SearchResult> search(Variant kernel) {
    return Searches.map(
        scans(kernel),
        scan -> Case.search(new InaccessibleView(scan.model(Set.of())), Searches.UNLIMITED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"luf-v12", "luf-v12-intended"})
  void noTlbHoldsAnInaccessiblePte(String variant) {
    Variant kernel = Case.VARIANTS.get(variant).without(List.of("H1", "H5", "H15"));

    assertThat(search(kernel)).isNotEmpty().hasOnlyElementsOfType(SearchResult.Exhausted.class);
  }

  @Test
  void oneWouldIfItsAddressWereNotFlushed() {
    Variant kernel = Case.VARIANTS.get("vanilla").without(List.of("hint-flush"));

    assertThat(search(kernel)).isNotEmpty().hasOnlyElementsOfType(SearchResult.Found.class);
  }
}
