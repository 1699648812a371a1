package io.ganqp.inference.access;

import io.ganqp.inference.InferenceConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The key that clients have to send as a bearer token (RFC 6750), where there is one. */
@Singleton
public final class ApiKey {
  private static final String SCHEME = "Bearer ";
  private static final Pattern KEY = Pattern.compile("[!-~]{8,512}");

  private final Optional<byte[]> digest;

  /**
   * Reads it.
   *
   * @throws ConfigurationException if there are two, or what is there is no key: nobody is let in
   *     by mistake
   */
  @Inject
  ApiKey(InferenceConfig config) {
    this(read(config));
  }

  ApiKey(Optional<String> key) {
    this.digest = key.map(ApiKey::digest);
  }

  /**
   * Whether a client is let in, which takes as long for a key that is nearly right as for any
   * other.
   *
   * @param authorization values of the header or metadata of that name
   */
  public boolean admits(List<String> authorization) {
    return digest.isEmpty()
        || (authorization.size() == 1 && isRight(authorization.get(0), digest.get()));
  }

  private static boolean isRight(String authorization, byte[] digest) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && MessageDigest.isEqual(digest(authorization.substring(SCHEME.length())), digest);
  }

  private static Optional<String> read(InferenceConfig config) {
    if (config.apiKey().isPresent() && config.apiKeyFile().isPresent()) {
      throw new ConfigurationException(
          "GANQP_API_KEY and GANQP_API_KEY_FILE are both set; keep one of them.");
    }
    config.apiKey().ifPresent(key -> expectKey(key, "GANQP_API_KEY"));
    return config.apiKey().or(() -> config.apiKeyFile().map(ApiKey::readFile));
  }

  private static String readFile(String file) {
    try {
      String key = Files.readString(Path.of(file)).strip();
      expectKey(key, "GANQP_API_KEY_FILE " + file);
      return key;
    } catch (IOException e) {
      throw new ConfigurationException("GANQP_API_KEY_FILE cannot be read: " + e, e);
    }
  }

  private static void expectKey(String key, String where) {
    if (!KEY.matcher(key).matches()) {
      throw new ConfigurationException(
          where
              + " has no key of 8 to 512 visible ASCII characters, but "
              + key.length()
              + " characters. Make one by: openssl rand -hex 32");
    }
  }

  private static byte[] digest(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
