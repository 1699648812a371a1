package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.inference.InferenceConfig.ProviderChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionProviderTest {

  @ParameterizedTest
  @CsvSource({
    "AUTO, true, true, CUDA",
    "AUTO, true, false, CPU",
    "AUTO, false, true, CPU",
    "CPU, true, true, CPU",
    "CUDA, true, true, CUDA"
  })
  void followsTheChoiceAsFarAsItCan(
      ProviderChoice choice, boolean built, boolean present, ExecutionProvider provider) {
    assertThat(ExecutionProvider.choose(choice, built, present)).isEqualTo(provider);
  }

  @Test
  void saysWhichBuildHasCuda() {
    assertThatExceptionOfType(UnusableModelException.class)
        .isThrownBy(() -> ExecutionProvider.choose(ProviderChoice.CUDA, false, true))
        .withMessageContaining("mvn -Pgpu package");
  }

  @Test
  void saysHowToGetADevice() {
    assertThatExceptionOfType(UnusableModelException.class)
        .isThrownBy(() -> ExecutionProvider.choose(ProviderChoice.CUDA, true, false))
        .withMessageContaining("nvidia.com/gpu: 1");
  }
}
