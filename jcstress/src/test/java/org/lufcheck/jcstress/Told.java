package org.lufcheck.jcstress;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lufcheck.cli.races.Race;
import org.lufcheck.cli.races.Races;
import org.lufcheck.jcstress.run.RaceMain;

/** The races as the command line gets to know them. */
final class Told {
  private Told() {}

  /** What the program answers to {@code list}. */
  static List<Race> races() throws Exception {
    Races races = new Races();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : answer("list")) {
      races.accept(mapper.readTree(line));
    }
    return races.all();
  }

  private static List<String> answer(String... arguments) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      RaceMain.main(arguments);
    } finally {
      System.setOut(out);
    }
    return told.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
