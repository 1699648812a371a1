package io.ganqp.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

  @ParameterizedTest
  @CsvSource({
    "s3://models, models, ''",
    "s3://models/, models, ''",
    "s3://models/default/faces, models, default/faces",
    "s3://models/default/faces/, models, default/faces",
    "s3://models/my faces%20.onnx, models, my faces%20.onnx",
  })
  void readsBucketAndKey(String text, String bucket, String key) {
    assertThat(S3Location.parse(text)).isEqualTo(new S3Location(bucket, key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:/models", "models/default", "s3:///key", "https://models/key"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> S3Location.parse(text))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(text + " is no place in a bucket");
  }

  @Test
  void goesDeeper() {
    assertThat(new S3Location("models", "").resolve("a")).hasToString("s3://models/a");
    assertThat(new S3Location("models", "a/").resolve("b/c")).hasToString("s3://models/a/b/c");
  }
}
