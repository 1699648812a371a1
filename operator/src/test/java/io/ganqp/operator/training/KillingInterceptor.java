package io.ganqp.operator.training;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a client write so often, and from then on nothing leaves it, as if it had been killed. */
final class KillingInterceptor implements Interceptor {

  private final AtomicInteger left;

  KillingInterceptor(int fatalWrite) {
    left = new AtomicInteger(fatalWrite);
  }

  boolean hasKilled() {
    return left.get() <= 0;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    boolean isWrite =
        !request.method().equals("GET") && !request.uri().getPath().contains("selfsubject");
    if (isWrite && left.decrementAndGet() <= 0) {
      throw new IllegalStateException("killed before " + request.method() + " " + request.uri());
    }
  }
}
