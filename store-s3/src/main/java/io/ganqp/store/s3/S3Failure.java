package io.ganqp.store.s3;

import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.StoreException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what an object store, or the way to it, objected to, and what to do about it.
 *
 * @param cause what is wrong
 * @param remedy what to do
 */
record S3Failure(String cause, String remedy) {

  private static final String TRY_AGAIN = "run again later: what was stored stays valid";

  /** What went wrong when {@code action} ("cannot write") met {@code place} on {@code server}. */
  static StoreException of(String action, String place, String server, SdkException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof StoreException known) {
        return known;
      }
      if (t instanceof VerifiedStream.MismatchException) {
        return new DamagedContentException(t.getMessage() + "; copy or export it again", e);
      }
    }
    S3Failure failure = e instanceof AwsServiceException s ? answered(s) : unanswered(e);
    return new StoreException(
        "%s %s at %s: %s; %s".formatted(action, place, server, failure.cause, failure.remedy), e);
  }

  private static S3Failure answered(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    if (code == null || code.isEmpty() || code.chars().allMatch(Character::isDigit)) {
      return byStatus(e.statusCode());
    }
    return switch (code) {
      case "NoSuchBucket" ->
          new S3Failure(
              "there is no such bucket", "create it, or correct the bucket or the endpoint");
      case "NoSuchKey" ->
          new S3Failure(
              "it does not exist", "check the key, and that something has stored it there");
      case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> byStatus(403);
      case "InvalidAccessKeyId" ->
          new S3Failure(
              "the server does not know the access key", "correct AWS_ACCESS_KEY_ID in the secret");
      case "SignatureDoesNotMatch" ->
          new S3Failure(
              "the secret key does not belong to the access key",
              "correct AWS_SECRET_ACCESS_KEY in the secret");
      case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
          new S3Failure("the credentials have expired", "renew them, then run again");
      case "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture" ->
          new S3Failure(
              "the clock here differs too much from the server's", "set the clock, as NTP does");
      case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraint" ->
          new S3Failure("the bucket is in another region", "set region to that of the bucket");
      case "NotImplemented" ->
          new S3Failure(
              "the server does not know how to",
              "use one with multipart uploads and conditional writes (If-Match), as AWS, MinIO and"
                  + " Ceph have them");
      case "BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch" ->
          new S3Failure("the content was damaged on its way", TRY_AGAIN);
      case "QuotaExceeded", "XMinioStorageFull", "InsufficientStorage" ->
          new S3Failure("the store is full", "make room, then run again");
      case "SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout" -> byStatus(503);
      default ->
          new S3Failure(
              code + ", " + e.awsErrorDetails().errorMessage() + " (" + e.statusCode() + ")",
              "check bucket, endpoint and region");
    };
  }

  private static S3Failure byStatus(int status) {
    if (status == 401 || status == 403) {
      return new S3Failure(
          "access denied",
          "allow these credentials s3:ListBucket for the bucket, and s3:GetObject, s3:PutObject and"
              + " s3:DeleteObject in it");
    }
    if (status == 301 || status == 307) {
      return new S3Failure("the bucket is in another region", "set region to that of the bucket");
    }
    if (status == 507) {
      return new S3Failure("the store is full", "make room, then run again");
    }
    if (status >= 500) {
      return new S3Failure("the server fails or is overloaded (" + status + ")", TRY_AGAIN);
    }
    return new S3Failure(
        "the server answered " + status + " and no S3 error",
        "check that the endpoint is that of an S3 server");
  }

  private static S3Failure unanswered(SdkException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof UnknownHostException) {
        return new S3Failure(
            "the host " + t.getMessage() + " is not known", "correct the endpoint, or the DNS");
      }
      if (t instanceof SSLException) {
        return insecure(String.valueOf(t.getMessage()));
      }
      if (t instanceof SocketTimeoutException) {
        return new S3Failure("no answer in time", TRY_AGAIN);
      }
      if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
        return new S3Failure(
            "no connection (" + t.getMessage() + ")",
            "correct the endpoint, or start the server there");
      }
    }
    String message = String.valueOf(e.getMessage());
    if (message.contains("credentials")) {
      return new S3Failure(
          "no credentials were found",
          "name a secret with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (secretName), or run"
              + " where AWS gives an identity");
    }
    return new S3Failure(message, "check endpoint and network");
  }

  private static S3Failure insecure(String message) {
    return message.contains("SSL message")
        ? new S3Failure("the server does not speak TLS", "write the endpoint with http://")
        : new S3Failure(
            "the server's certificate is not trusted (" + message + ")",
            "put the certificate of its authority into the secret as ca.crt");
  }
}
