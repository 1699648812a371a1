package io.ganqp.inference.access;

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
import org.eclipse.microprofile.config.Config;

/** The key that clients have to send as a bearer token (RFC 6750), where there is one. */
@Singleton
public final class ApiKey {
  private static final String SCHEME = "Bearer ";
  private static final String SETTING = "GANQP_API_KEY";
  private static final String FILE_SETTING = "GANQP_API_KEY_FILE";
  private static final String REMEDY = "Make a key by: openssl rand -hex 32";
  private static final Pattern KEY = Pattern.compile("[!-~]{8,512}");

  private final Optional<byte[]> digest;

  /**
   * Reads it, exactly as it is set: a $ in it is a character like any other.
   *
   * @throws ConfigurationException if there are two, or what is there is no key: nobody is let in
   *     by mistake
   */
  @Inject
  ApiKey(Config config) {
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

  private static Optional<String> read(Config config) {
    Optional<String> key = raw(config, "ganqp.api-key");
    Optional<String> file = raw(config, "ganqp.api-key-file");
    if (key.isPresent() && file.isPresent()) {
      throw new ConfigurationException(
          "%s and %s are both set; keep one of them.".formatted(SETTING, FILE_SETTING));
    }
    key.ifPresent(text -> expectText(text, SETTING));
    file.ifPresent(text -> expectText(text, FILE_SETTING));
    key.ifPresent(text -> expectKey(text, SETTING));
    return key.or(() -> file.map(ApiKey::readFile));
  }

  /** Neither expanded nor converted, which make nothing of "" and of ${NAME}. */
  private static Optional<String> raw(Config config, String name) {
    return Optional.ofNullable(config.getConfigValue(name).getRawValue());
  }

  private static String readFile(String file) {
    try {
      String key = Files.readString(Path.of(file)).strip();
      expectKey(key, FILE_SETTING + " " + file);
      return key;
    } catch (IOException e) {
      throw new ConfigurationException(FILE_SETTING + " cannot be read: " + e, e);
    }
  }

  private static void expectKey(String key, String where) {
    if (!KEY.matcher(key).matches()) {
      throw new ConfigurationException(
          "%s has no key of 8 to 512 visible ASCII characters, but %d characters. %s"
              .formatted(where, key.length(), REMEDY));
    }
  }

  private static void expectText(String value, String setting) {
    if (value.isBlank()) {
      throw new ConfigurationException(
          "%s is set, but empty. Unset it to let everybody in, or give it a value. %s"
              .formatted(setting, REMEDY));
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
