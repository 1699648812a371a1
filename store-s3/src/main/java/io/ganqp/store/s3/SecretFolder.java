package io.ganqp.store.s3;

import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials in the files of a folder, as Kubernetes mounts a Secret. Read anew for each request,
 * so that a secret which changes under a long training is followed.
 */
final class SecretFolder implements AwsCredentialsProvider {

  private static final String ACCESS_KEY = "AWS_ACCESS_KEY_ID";
  private static final String SECRET_KEY = "AWS_SECRET_ACCESS_KEY";
  private static final String SESSION_TOKEN = "AWS_SESSION_TOKEN";
  private static final String AUTHORITY = "ca.crt";

  /** What names begin with that are not of the Secret: {@code ..data} and folders with a time. */
  private static final String KUBELET = "..";

  private final Path folder;

  SecretFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    String accessKey = required(ACCESS_KEY);
    String secretKey = required(SECRET_KEY);
    Optional<String> token = value(SESSION_TOKEN);
    return token.isPresent()
        ? AwsSessionCredentials.create(accessKey, secretKey, token.get())
        : AwsBasicCredentials.create(accessKey, secretKey);
  }

  /**
   * Whether it says whom to trust and no more, and leaves it to the AWS SDK who asks. Any other
   * file, even an empty or misspelt one, is a sign that keys were meant.
   */
  boolean trustsOnly() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith(KUBELET))
          .toList()
          .equals(List.of(AUTHORITY));
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw StoreException.of("cannot read", folder, e);
    }
  }

  /** Certificates of authorities to trust besides those that Java does. */
  Optional<Path> authorities() {
    return Optional.of(folder.resolve(AUTHORITY)).filter(Files::exists);
  }

  private String required(String name) {
    return value(name)
        .orElseThrow(
            () ->
                new StoreException(
                    "the secret in "
                        + folder
                        + " has no "
                        + name
                        + ": it needs the keys "
                        + ACCESS_KEY
                        + " and "
                        + SECRET_KEY
                        + ", or "
                        + AUTHORITY
                        + " alone for the identity of the pod"));
  }

  private Optional<String> value(String name) {
    Path file = folder.resolve(name);
    try {
      return Optional.of(Files.readString(file).strip()).filter(v -> !v.isEmpty());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StoreException.of("cannot read", file, e);
    }
  }

  /** Never a value. */
  @Override
  public String toString() {
    return folder.toString();
  }
}
