package org.lufcheck.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.lufcheck.explore.Cancellation;
import org.lufcheck.variant.text.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs a command and ends with its exit code. */
  public static void main(String[] arguments) {
    Cancellation cancellation = new Cancellation();
    Console console =
        new Console(
            writer(FileDescriptor.out),
            writer(FileDescriptor.err),
            Terminal.present(),
            cancellation);
    Interrupts interrupts = Interrupts.install(cancellation);
    int code = run(console, arguments);
    console.out().flush();
    console.err().flush();
    interrupts.finished();
    System.exit(code);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  /** Runs a command and returns its exit code; prints a message instead of throwing. */
  static int run(Console console, String... arguments) {
    CommandLine commandLine =
        new CommandLine(new Root())
            .addSubcommand(new CheckCommand(console))
            .addSubcommand(new ListCommand(console))
            .addSubcommand(new ReplayCommand(console))
            .addSubcommand(new ExplainCommand(console))
            .addSubcommand(new FindingsCommand(console))
            .addSubcommand(new RacesCommand(console))
            .addSubcommand(new SimulateCommand(console))
            .addSubcommand(new CalibrateCommand(console))
            .addSubcommand(new BenchCommand(console))
            .addSubcommand(new JpfCommand(console))
            .setOut(console.out())
            .setErr(console.err())
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setUsageHelpWidth(100)
            .setParameterExceptionHandler((e, args) -> misused(console, e))
            .setExecutionExceptionHandler((e, command, result) -> failed(console, e));
    return commandLine.execute(arguments);
  }

  private static int misused(Console console, CommandLine.ParameterException e) {
    Throwable cause = e.getCause();
    String message = cause instanceof InputException ? cause.getMessage() : e.getMessage();
    console.err().println("lufcheck: " + message);
    var similar = new java.io.StringWriter();
    CommandLine.UnmatchedArgumentException.printSuggestions(e, new PrintWriter(similar, true));
    String suggestion = similar.toString().strip();
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    console.err().println(suggestion.isEmpty() ? "Try '" + name + " --help'." : suggestion);
    console.err().flush();
    return ExitCode.USAGE;
  }

  private static int failed(Console console, Exception e) {
    if (e instanceof InputException) {
      console.err().println("lufcheck: " + e.getMessage());
      console.err().flush();
      return ExitCode.USAGE;
    }
    console.err().println("lufcheck: internal error, please report it: " + e);
    console.err().flush();
    return ExitCode.INTERNAL;
  }

  @Command(
      name = "lufcheck",
      description = "Checks ways of deferring TLB shootdowns, such as Linux' Lazy Unmap Flush.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND")
  private static final class Root implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
      if (spec != null) {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
      }
    }
  }
}
