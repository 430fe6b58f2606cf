package org.lufcheck.verdict.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lufcheck.kernel.Hook;
import org.lufcheck.kernel.program.Step;

/** Which steps show that a run passed the place of a hook, whether or not the hook is there. */
final class HookSites {
  private static final Map<String, List<String>> SITES = sites();

  private HookSites() {}

  private static Map<String, List<String>> sites() {
    Map<String, List<String>> sites = new HashMap<>();
    sites.put("H1", List.of("tlb_flush_mmu"));
    sites.put("H2", List.of("write_begin"));
    sites.put("H3", List.of("finish_task_switch"));
    sites.put(
        "H4",
        List.of(
            "do_fault: set", "wp_page_reuse: set", "wp_page_copy: set", "do_anonymous_page: set"));
    sites.put("H5", List.of("ptep_clear_flush"));
    sites.put("H6", List.of("folio_mkclean"));
    sites.put("H7", List.of("folio_invalidate"));
    sites.put("H8", List.of("truncate_inode_folio", "shmem_free_swap"));
    sites.put("H9", List.of("truncate_inode_partial_folio: zero"));
    sites.put("H10", List.of("remove_mapping"));
    sites.put("H11", List.of("fallocate"));
    sites.put("H12", List.of("mapping_try_invalidate: return"));
    sites.put("H13", List.of("kiocb_invalidate_post_direct_write"));
    sites.put("H14", List.of("remove_mapping"));
    sites.put("H15", List.of("zap_pte_range: clear", "change_pte_range: make", "move_ptes"));
    sites.put("H16", List.of("migrate_folio_done: retire", "migrate_folio_done: left"));
    sites.put("H17", List.of("shrink_folio_list: keep"));
    sites.put("H18", List.of("rmqueue"));
    sites.put("U1", List.of("mfill_atomic_install_pte: set"));
    sites.put("U2", List.of("iomap_write_begin"));
    sites.put("U3", List.of("generic_file_direct_write: write"));
    return sites;
  }

  /** Whether the step is at the hook's place. */
  static boolean at(Hook hook, Step step) {
    return SITES.getOrDefault(hook.name(), List.of()).stream()
        .anyMatch(
            site ->
                site.contains(":") ? step.name().startsWith(site) : step.function().equals(site));
  }
}
