package io.ganqp.store.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** A real S3 server (S3Proxy) on a port of its own, which keeps its objects in memory. */
public final class S3Server implements AutoCloseable {

  /** The access key that it takes. */
  public static final String ACCESS_KEY = "AKIDEXAMPLE";

  /** The secret key that goes with it. */
  public static final String SECRET_KEY = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";

  private static final String HOST = "127.0.0.1";

  private final S3Proxy server;
  private final TransientNio2BlobStore objects;
  private final String endpoint;

  private S3Server(S3Proxy server, TransientNio2BlobStore objects, String endpoint) {
    this.server = server;
    this.objects = objects;
    this.endpoint = endpoint;
  }

  /** Starts one that speaks HTTP. */
  public static S3Server start() {
    return startPlain(builder());
  }

  /** Starts one that speaks HTTPS with the key in a key store. */
  static S3Server startSecure(Path keyStore, String password) {
    return startSecure(builder(), keyStore, password);
  }

  /**
   * Starts one that speaks HTTP, or HTTPS with a certificate, and takes a session's credentials. It
   * does not know the header of their token, and is told to take any.
   */
  static S3Server startForSessions(Optional<Certificate> certificate) {
    S3Proxy.Builder builder = builder().ignoreUnknownHeaders(true);
    return certificate
        .map(key -> startSecure(builder, key.keyStore(), Certificate.PASSWORD))
        .orElseGet(() -> startPlain(builder));
  }

  private static S3Server startPlain(S3Proxy.Builder builder) {
    return start(builder.endpoint(URI.create("http://" + HOST + ":0")), false);
  }

  private static S3Server startSecure(S3Proxy.Builder builder, Path keyStore, String password) {
    return start(
        builder
            .secureEndpoint(URI.create("https://" + HOST + ":0"))
            .keyStore(keyStore.toUri().toString(), password),
        true);
  }

  private static S3Proxy.Builder builder() {
    return S3Proxy.builder()
        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY);
  }

  private static S3Server start(S3Proxy.Builder builder, boolean secure) {
    TransientNio2BlobStore objects = new TransientNio2BlobStore();
    try {
      S3Proxy server = builder.blobStore(objects).build();
      server.start();
      String endpoint =
          secure
              ? "https://" + HOST + ":" + server.getSecurePort()
              : "http://" + HOST + ":" + server.getPort();
      return new S3Server(server, objects, endpoint);
    } catch (Exception e) {
      throw new IllegalStateException("the S3 server of the test does not start", e);
    }
  }

  /** Makes a bucket. */
  public S3Server with(String bucket) {
    objects.createContainer(bucket);
    return this;
  }

  /** Its URL. */
  public String endpoint() {
    return endpoint;
  }

  /** How to reach it with the secret in {@code folder}, which is made. */
  public S3Settings settings(Path folder) {
    return new S3Settings(Optional.of(endpoint()), Optional.empty(), Optional.of(secret(folder)));
  }

  /** Writes the credentials that it takes into {@code folder}. */
  public static Path secret(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("AWS_ACCESS_KEY_ID"), ACCESS_KEY + "\n");
      Files.writeString(folder.resolve("AWS_SECRET_ACCESS_KEY"), SECRET_KEY);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the S3 server of the test does not stop", e);
    }
  }
}
