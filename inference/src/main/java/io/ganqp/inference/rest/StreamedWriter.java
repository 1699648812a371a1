package io.ganqp.inference.rest;

import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.http.HttpConnection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerHttpResponse;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Sends what is made, as fast as the client takes it. */
@Provider
public final class StreamedWriter implements ServerMessageBodyWriter<Streamed> {
  private static final Logger LOG = Logger.getLogger(StreamedWriter.class);

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == Streamed.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == Streamed.class;
  }

  @Override
  public void writeResponse(Streamed content, Type generic, ServerRequestContext context) {
    ServerHttpResponse response = context.serverResponse().setChunked(true);
    Sending sending = new Sending(response, content.connection());
    response.addCloseHandler(sending::stop);
    content.parts().subscribe().withSubscriber(sending);
  }

  @Override
  public void writeTo(
      Streamed content,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new UnsupportedOperationException("content is streamed by the server alone");
  }

  /** One answer under way. */
  private static final class Sending implements MultiSubscriber<byte[]> {
    private final ServerHttpResponse response;
    private final HttpConnection connection;
    private final AtomicReference<Flow.Subscription> source = new AtomicReference<>();

    Sending(ServerHttpResponse response, HttpConnection connection) {
      this.response = response;
      this.connection = connection;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      source.set(subscription);
      subscription.request(1);
    }

    @Override
    public void onItem(byte[] part) {
      response.write(part, failure -> goOn(failure == null));
    }

    @Override
    public void onFailure(Throwable failure) {
      LOG.warnf("An answer under way was broken off: %s", failure);
      // Without the last chunk, the client sees that there should be more. A reset of the answer
      // would do so, too, but has no handler run that waits for its end.
      var unused = connection.close();
    }

    @Override
    public void onCompletion() {
      response.end();
    }

    void stop() {
      Flow.Subscription subscription = source.get();
      if (subscription != null) {
        subscription.cancel();
      }
    }

    private void goOn(boolean sent) {
      if (sent) {
        source.get().request(1);
      } else {
        source.get().cancel();
      }
    }
  }
}
