package io.ganqp.inference;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Every setting of the service; each is also an environment variable, {@code GANQP_MODEL}. */
@ConfigMapping(prefix = "ganqp")
public interface InferenceConfig {

  /**
   * An {@code .onnx} file, or the folder of a training: {@code <store>/<namespace>/<name>}; in a
   * bucket, {@code s3://bucket/} and the same.
   */
  Optional<String> model();

  /** The digest that the model must have, 64 hexadecimal digits; of a training, any if absent. */
  Optional<String> sha256();

  /** How to reach the bucket of an {@code s3://} model. */
  S3 s3();

  /** Folder that keeps models from a bucket; .cache/ganqp in the home folder if absent. */
  Optional<String> cache();

  /**
   * Whether to go on to the next model by itself: {@code best} or {@code latest} of a training, or
   * whatever an {@code .onnx} file is replaced by; {@code off} serves what is there at the start.
   */
  @WithDefault("off")
  Follow follow();

  /** How often to look for another model. */
  @WithDefault("5s")
  Duration followInterval();

  /**
   * How long to wait before a model that could not be loaded is tried again; each time twice as
   * long where one is followed, but not longer than ten minutes.
   */
  @WithDefault("10s")
  Duration modelRetry();

  /**
   * How long the model may take to load; beyond, the service says so in its readiness, and tries
   * again as soon as that attempt has ended.
   */
  @WithDefault("10m")
  Duration loadTimeout();

  /** How long one run of the generator may take; beyond, it is ended and answered 503. */
  @WithDefault("20s")
  Duration runTimeout();

  /** Where to compute: {@code auto} takes a GPU where this build and this machine can use one. */
  @WithDefault("auto")
  ProviderChoice provider();

  /**
   * Threads that run the generator, one run each; the processors of the container if absent, but
   * not more than 8.
   */
  Optional<@WithConverter(AtLeastOne.class) Integer> workers();

  /** The most faces in one run; nothing waits for a batch to fill. */
  @WithDefault("8")
  @WithConverter(AtLeastOne.class)
  int batchSize();

  /**
   * The most faces that wait; beyond, requests are answered 503 with Retry-After. A larger grid is
   * taken when nothing waits.
   */
  @WithDefault("256")
  @WithConverter(AtLeastOne.class)
  int queueCapacity();

  /**
   * How long faces may be expected to wait, by what those before have taken: fewer than the
   * capacity may wait if they would take longer. With what is being made just then it should be
   * less than {@code quarkus.shutdown.timeout}, for whoever has been let in to get an answer.
   */
  @WithDefault("20s")
  Duration queueTime();

  /** How much memory encoded images may take that are kept for the next who asks; 0 keeps none. */
  @WithDefault("64M")
  MemorySize imageCache();

  /** The most zips that are sent at once; beyond, they are answered 503 with Retry-After. */
  @WithDefault("4")
  @WithConverter(AtLeastOne.class)
  int archives();

  /**
   * How long a client may take for a zip, whose model stays in memory meanwhile, or for any other
   * answer but events; beyond, the connection is ended.
   */
  @WithDefault("10m")
  Duration archiveTimeout();

  /**
   * The name of the model in the Open Inference Protocol, whichever is served: a letter or digit,
   * then letters, digits and {@code . _ -}.
   */
  @WithDefault("faces")
  String modelName();

  /** How much memory tensors may take that are being made for clients, or sent to them. */
  @WithDefault("128M")
  MemorySize tensorMemory();

  /**
   * The key that clients have to send; anybody may ask without one, if absent. {@code ApiKey} takes
   * both of these as they are set, since an empty one reads as absent here.
   */
  Optional<String> apiKey();

  /** A file with that key, which is read at the start. */
  Optional<String> apiKeyFile();

  /** The most requests and calls of one client in a second; more are refused. Any if absent. */
  Optional<@WithConverter(AtLeastOne.class) Integer> clientRate();

  /** How many requests a client may have saved up for one moment. */
  @WithDefault("100")
  @WithConverter(AtLeastOne.class)
  int clientBurst();

  /**
   * The header to which the proxy in front appends the address of its client, as in {@code
   * X-Forwarded-For}; the address of the connection is the client's if absent.
   */
  Optional<String> clientHeader();

  /** The Open Inference Protocol over gRPC. */
  Grpc grpc();

  /** What clients may hold open. */
  Connections connections();

  /** Limits of connections. */
  interface Connections {

    /**
     * The most that are open. Beyond, one that no request would be lost with makes room for a new
     * one: those never answered first, of equals the one that has waited longest.
     */
    @WithDefault("1024")
    @WithConverter(AtLeastOne.class)
    int maximum();

    /**
     * How long a request may take to arrive, up to its content, and a new connection until its
     * first is there.
     */
    @WithDefault("10s")
    Duration headTimeout();

    /** How long the content of a request may take to arrive; a third of it if nothing does. */
    @WithDefault("30s")
    Duration contentTimeout();

    /**
     * How long a connection is kept for the next request; longer than load balancers keep theirs,
     * as the one that ends it first should not be the one that is asked.
     */
    @WithDefault("11m")
    Duration idleTimeout();

    /** How long a client may take nothing of an answer that is on its way. */
    @WithDefault("60s")
    Duration answerTimeout();
  }

  /** A port of its own; limits of connections are those of the other one. */
  interface Grpc {

    /** Where to listen; nowhere if absent. */
    Optional<Integer> port();

    /** The most calls at once; beyond, they are refused as unavailable. */
    @WithDefault("128")
    @WithConverter(AtLeastOne.class)
    int calls();
  }

  /** An object store. */
  interface S3 {

    /** URL of an S3-compatible server; AWS if absent. */
    Optional<String> endpoint();

    /** Region of the bucket; what the AWS SDK finds in its environment if absent. */
    Optional<String> region();

    /**
     * Folder with the files AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and where needed
     * AWS_SESSION_TOKEN and ca.crt; the AWS SDK's default chain if absent, or with ca.crt alone.
     */
    Optional<String> secret();
  }

  /** Which model takes the place of the one that is served. */
  enum Follow {
    /** None: what was loaded is served until the end. */
    OFF,
    /** The best by the training's metric; the newest until one was evaluated. */
    BEST,
    /** The newest, however good. */
    LATEST
  }

  /** Where the generator may run. */
  enum ProviderChoice {
    /** CUDA if this build and this machine have it and the model runs on it, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** CUDA, or not ready. */
    CUDA
  }
}
