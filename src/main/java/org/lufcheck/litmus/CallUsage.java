package org.lufcheck.litmus;

import java.util.ArrayList;
import java.util.List;
import org.lufcheck.kernel.Call;

/** Shows how a call is written. */
public final class CallUsage {
  private CallUsage() {}

  /** The call with an example for each argument, {@code r1 = load(v0)}. */
  public static String of(Call call) {
    String result = call.args().contains(Call.Arg.RESULT) ? "r1 = " : "";
    List<String> examples = new ArrayList<>();
    for (Call.Arg arg : call.args()) {
      if (arg != Call.Arg.RESULT) {
        examples.add(examples.contains(example(arg)) ? second(arg) : example(arg));
      }
    }
    return result + call.word() + "(" + String.join(", ", examples) + ")";
  }

  private static String second(Call.Arg arg) {
    return arg == Call.Arg.VA ? "v1" : "G[0]";
  }

  private static String example(Call.Arg arg) {
    return switch (arg) {
      case RESULT -> "r1";
      case VA -> "v0";
      case PAGE -> "F[0]";
      case VALUE -> "2";
      case FLAG -> "done";
      case MM -> "B";
      case THREAD -> "T2";
    };
  }
}
