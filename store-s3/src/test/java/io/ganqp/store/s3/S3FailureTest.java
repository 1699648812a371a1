package io.ganqp.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.store.StoreException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3FailureTest {

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied, access denied, s3:PutObject",
    "403, '', access denied, s3:ListBucket",
    "403, RequestTimeTooSkewed, the clock here differs too much, NTP",
    "400, ExpiredToken, the credentials have expired, renew them",
    "301, PermanentRedirect, the bucket is in another region, set region",
    "301, '', the bucket is in another region, set region",
    "400, AuthorizationHeaderMalformed, the bucket is in another region, set region",
    "501, NotImplemented, the server does not know how to, conditional writes",
    "400, BadDigest, damaged on its way, run again",
    "503, SlowDown, the server fails or is overloaded (503), run again later",
    "500, '', the server fails or is overloaded (500), run again later",
    "507, '', the store is full, make room",
    "404, '', answered 404 and no S3 error, check that the endpoint",
    "400, InvalidBucketName, 'InvalidBucketName, a message (400)', check bucket",
  })
  void saysWhatTheServerObjectedToAndWhatToDo(
      int status, String code, String cause, String remedy) {
    SdkException answer =
        S3Exception.builder()
            .statusCode(status)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage("a message").build())
            .build();

    assertThat(S3Failure.of("cannot write", "s3://models/a", "https://minio", answer))
        .hasMessageStartingWith("cannot write s3://models/a at https://minio: ")
        .hasMessageContaining(cause)
        .hasMessageContaining(remedy)
        .hasCause(answer);
  }

  @Test
  void saysWhyThereIsNoAnswer() {
    assertThat(failure("failed", new SocketTimeoutException("Read timed out")))
        .hasMessageContaining("no answer in time; run again later");
    assertThat(failure("Unable to load credentials from any of the providers", null))
        .hasMessageContaining("no credentials were found; name a secret");
    assertThat(failure("something else", null)).hasMessageContaining("something else; check");
  }

  @Test
  void keepsWhatWasSaidAlready() {
    StoreException known = new StoreException("cannot write /cache: no space left");

    assertThat(failure("wrapped", known)).isSameAs(known);
  }

  private static StoreException failure(String message, Throwable cause) {
    return S3Failure.of(
        "cannot read", "s3://models/a", "AWS", SdkClientException.create(message, cause));
  }
}
