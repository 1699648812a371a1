package io.ganqp.operator.inference;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The cluster has HTTPRoutes for the tests of one class. */
final class WithRoutes implements BeforeAllCallback, AfterAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    InstalledKinds.install(Extension.HTTP_ROUTE);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    InstalledKinds.uninstall(Extension.HTTP_ROUTE);
  }
}
