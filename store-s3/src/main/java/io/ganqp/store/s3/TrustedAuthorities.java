package io.ganqp.store.s3;

import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom to trust to vouch for a server: those that Java trusts, and those in a PEM file. */
final class TrustedAuthorities {

  private TrustedAuthorities() {}

  static TrustManager[] with(Path pem) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (TrustManager manager : managers(null)) {
        if (manager instanceof X509TrustManager x509) {
          for (X509Certificate certificate : x509.getAcceptedIssuers()) {
            trusted.setCertificateEntry("java-" + trusted.size(), certificate);
          }
        }
      }
      for (Certificate certificate : certificates(pem)) {
        trusted.setCertificateEntry("file-" + trusted.size(), certificate);
      }
      return managers(trusted);
    } catch (GeneralSecurityException | IOException e) {
      throw new StoreException(
          pem + " holds no certificates (" + e.getMessage() + "): put them there in PEM format", e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path pem)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new IOException("the file is empty");
      }
      return certificates;
    }
  }

  /** Those of {@code trusted}, or of Java where it is null. */
  private static TrustManager[] managers(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }
}
