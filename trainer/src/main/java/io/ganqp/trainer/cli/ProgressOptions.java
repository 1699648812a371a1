package io.ganqp.trainer.cli;

import io.ganqp.trainer.monitor.progress.RunProgress;
import io.ganqp.trainer.monitor.server.ProgressServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Where a run serves its progress. */
final class ProgressOptions {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressOptions.class);
  private static final int HIGHEST_PORT = 65535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Serve /progress, /metrics and /samples/latest.png on this port; 0 takes any free one."
              + " Default: serve nothing.")
  private Integer port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "The address of this machine to serve them on, IPv4 or IPv6; 0.0.0.0 for all. Default:"
              + " the loopback address, which other machines do not reach.")
  private String address;

  /** Serves as asked for; nothing without a port. */
  Closeable serve(RunProgress progress) {
    InetSocketAddress place = place().orElse(null);
    if (place == null) {
      return () -> {};
    }
    try {
      ProgressServer server = ProgressServer.start(place, progress);
      LOG.info("progress at http://{}:{}/progress", host(place.getAddress()), server.port());
      return server::close;
    } catch (IOException e) {
      throw new InvalidOptionException("--port " + port + ": " + e.getMessage());
    }
  }

  /** Where to serve; empty without a port. */
  Optional<InetSocketAddress> place() {
    if (port == null) {
      if (address != null) {
        throw new InvalidOptionException(
            "--listen %s needs --port: say which one, or 0 for any free one".formatted(address));
      }
      return Optional.empty();
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new InvalidOptionException(
          "--port is %d; use 1 to %d, or 0 for any free one".formatted(port, HIGHEST_PORT));
    }
    try {
      return Optional.of(
          new InetSocketAddress(
              address == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(address),
              port));
    } catch (UnknownHostException e) {
      throw new InvalidOptionException(
          "--listen %s is no address: write one of this machine, such as 127.0.0.1, or 0.0.0.0 for all"
              .formatted(address));
    }
  }

  /** As a URL has it. */
  private static String host(InetAddress local) {
    if (local.isLoopbackAddress() || local.isAnyLocalAddress()) {
      return "localhost";
    }
    return local instanceof Inet6Address
        ? "[" + local.getHostAddress() + "]"
        : local.getHostAddress();
  }
}
