package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.ganqp.contract.run.TrainerReport;
import java.util.Optional;
import java.util.regex.Pattern;

/** The sentence to quote of what a container or the cluster said. Pure. */
final class Words {

  /** Of a Java stack trace, what does not name the failure. */
  private static final Pattern FRAME =
      Pattern.compile("at \\S+\\(.*|\\.\\.\\. \\d+ (more|common).*");

  private Words() {}

  /**
   * What a container said last: the message of its report, or else the last line of its log.
   *
   * @return empty if it said nothing
   */
  static Optional<String> last(ContainerStateTerminated end) {
    return TrainerReport.parse(end.getMessage())
        .map(TrainerReport::message)
        .or(() -> Optional.ofNullable(end.getMessage()).flatMap(Words::lastLine));
  }

  private static Optional<String> lastLine(String log) {
    return log.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !FRAME.matcher(line).matches())
        .reduce((former, latter) -> latter);
  }

  /** Without the full stop, so that more can follow. */
  static String withoutStop(String words) {
    String whole = words.strip();
    return whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
  }
}
