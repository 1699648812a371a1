package io.ganqp.trainer.comparison.report;

/** Words of a command line, as a shell takes them. */
final class ShellWord {

  private ShellWord() {}

  static String of(String word) {
    return word.matches("[-A-Za-z0-9_./=:,@+]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
