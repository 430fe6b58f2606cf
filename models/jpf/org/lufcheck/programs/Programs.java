package org.lufcheck.programs;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.concurrent.Program;
import org.lufcheck.variant.text.InputException;

/** The programs by name. */
public final class Programs {
  private Programs() {}

  /** All of them, in the order in which they are to be read. */
  public static List<Program> all() {
    return List.of(
        new Race_01_ReuseBeforeFlush(),
        new Race_02_WriteFault(),
        new Race_03_WriteFaultWindow(),
        new Race_04_Write(),
        new Race_05_WriteAsPosted(),
        new Race_06_Truncate(),
        new Race_07_DirectWrite(),
        new Race_08_MigrationCopy(),
        new Race_09_TwoFlushers(),
        new Race_10_FlushInProgress(),
        new Race_11_FoldAgainstTakeOff(),
        new Race_12_KeyReuse(),
        new Race_13_GenerationClaim(),
        new Race_14_DebugAtKmap(),
        new Race_15_DebugAtMkwrite());
  }

  /**
   * The programs with the given names, or whose names begin so; all for none.
   *
   * @throws InputException if a name fits none
   */
  public static List<Program> named(List<String> names) {
    List<Program> found = new ArrayList<>();
    for (String name : names) {
      List<Program> fitting = all().stream().filter(p -> p.name().startsWith(name)).toList();
      if (fitting.isEmpty()) {
        throw InputException.unknown(
            "lufcheck jpf", "program", name, all().stream().map(Program::name).toList());
      }
      found.addAll(fitting);
    }
    return names.isEmpty() ? all() : found.stream().distinct().toList();
  }
}
