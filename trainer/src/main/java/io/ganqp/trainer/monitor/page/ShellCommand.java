package io.ganqp.trainer.monitor.page;

import java.util.List;
import java.util.stream.Collectors;

/** A command as a shell takes it, for people to copy. */
public final class ShellCommand {

  private ShellCommand() {}

  /** The words, quoted where a shell would read them otherwise. */
  public static String of(List<String> words) {
    return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
