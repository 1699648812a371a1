package io.ganqp.trainer.cli;

import io.ganqp.trainer.study.CriticStudy;
import io.ganqp.trainer.study.GradientStudy;
import io.ganqp.trainer.study.LambdaStudy;
import io.ganqp.trainer.study.RingStudy;
import io.ganqp.trainer.study.Study;
import io.ganqp.trainer.study.TwoPoints;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The experiments, by the names that users write. */
@SuppressWarnings("ImmutableEnumChecker") // Supplier cannot say it; constructors are.
enum StudyName {
  TWO_POINTS,
  CRITIC,
  RING,
  LAMBDA,
  GRADIENTS;

  Study study() {
    return switch (this) {
      case TWO_POINTS -> new TwoPoints();
      case CRITIC -> new CriticStudy();
      case RING -> new RingStudy();
      case LAMBDA -> new LambdaStudy();
      case GRADIENTS -> new GradientStudy();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(StudyName::toString).toList();
  }

  /** From what was written. */
  static final class Converter implements ITypeConverter<StudyName> {

    @Override
    public StudyName convert(String text) {
      return Arrays.stream(values())
          .filter(name -> name.toString().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no experiment \"%s\"; use one of %s"
                          .formatted(text, String.join(", ", names()))));
    }
  }

  /** For completion. */
  static final class Candidates implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }
}
