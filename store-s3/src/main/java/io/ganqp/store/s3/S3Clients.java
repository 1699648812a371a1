package io.ganqp.store.s3;

import io.ganqp.contract.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients that get along with AWS and with the other servers that speak S3. */
final class S3Clients {

  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 6;

  /** As many servers but AWS expect, where nothing else is configured. */
  private static final Region ANY_REGION = Region.US_EAST_1;

  private S3Clients() {}

  static S3Client of(S3Settings settings) {
    Optional<SecretFolder> secret = settings.secret().map(SecretFolder::new);
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(http(secret))
            .region(region(settings))
            .credentialsProvider(credentials(secret))
            .overrideConfiguration(
                c ->
                    c.retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(ATTEMPTS)
                            .build()))
            // Every server checks a Content-MD5, which is sent; few know the newer checksums.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .serviceConfiguration(c -> c.chunkedEncodingEnabled(false));
    settings
        .endpoint()
        .ifPresent(url -> builder.endpointOverride(endpoint(url)).forcePathStyle(true));
    return builder.build();
  }

  private static Apache5HttpClient.Builder http(Optional<SecretFolder> secret) {
    Apache5HttpClient.Builder http =
        Apache5HttpClient.builder()
            .connectionTimeout(CONNECTION_TIMEOUT)
            .socketTimeout(SOCKET_TIMEOUT);
    secret
        .flatMap(SecretFolder::authorities)
        .map(TrustedAuthorities::with)
        .ifPresent(managers -> http.tlsTrustManagersProvider(() -> managers));
    return http;
  }

  private static AwsCredentialsProvider credentials(Optional<SecretFolder> secret) {
    // Settled once: a secret that loses its keys under a run is a mistake, not another identity.
    if (secret.isEmpty() || secret.get().trustsOnly()) {
      return DefaultCredentialsProvider.builder().build();
    }
    secret.get().resolveCredentials();
    return secret.get();
  }

  private static URI endpoint(String url) {
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw noEndpoint(url, e);
    }
    throw noEndpoint(url, null);
  }

  private static StoreException noEndpoint(String url, Exception cause) {
    return new StoreException(
        "\"" + url + "\" is no endpoint of an object store: write https://host:port", cause);
  }

  private static Region region(S3Settings settings) {
    if (settings.region().isPresent()) {
      return Region.of(settings.region().get());
    }
    if (settings.endpoint().isPresent()) {
      return Optional.ofNullable(System.getenv("AWS_REGION")).map(Region::of).orElse(ANY_REGION);
    }
    try {
      return DefaultAwsRegionProviderChain.builder().build().getRegion();
    } catch (SdkException e) {
      throw new StoreException(
          "the region of the bucket is not known: set region, or AWS_REGION in the environment", e);
    }
  }
}
