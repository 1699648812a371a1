package io.ganqp.inference.oip;

import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.model.ModelFacts;
import io.ganqp.inference.serving.ModelLease;
import io.ganqp.inference.serving.ModelRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** What the protocol asks, asked of the model that is served. */
@Singleton
public class Inference {
  /** Of one answer, in elements of its images; one face may have more. */
  private static final int MOST_VALUES = 1 << 22;

  /** The same, where they are sent as text. */
  private static final int MOST_VALUES_AS_TEXT = 1 << 20;

  /** Bytes that an element takes: on the way, and copied once. */
  private static final int BYTES_OF_VALUE = 8;

  /** About twelve characters, in a buffer that doubles, its copy, and the copy that is sent. */
  private static final int BYTES_OF_VALUE_AS_TEXT = 48;

  private final String name;
  private final ModelRegistry models;

  Inference(InferenceConfig config, ModelRegistry models) {
    this.name = ServedName.checked(config.modelName());
    this.models = models;
  }

  /** The name of the model, whichever is served. */
  public String name() {
    return name;
  }

  /** Whether a model is served. */
  public boolean ready() {
    return models.status().facts().isPresent();
  }

  /**
   * The model that is meant.
   *
   * @throws UnknownModelException if another one is served, and {@link
   *     io.ganqp.inference.serving.ModelNotReadyException} if none is
   */
  public ModelFacts model(ModelAddress address) {
    address.expectName(name);
    ModelFacts model = models.status().required();
    address.expectVersion(model);
    return model;
  }

  /**
   * Has faces made, all by one model. Fails likewise, with {@link InvalidInferenceException} and
   * {@link TensorMemoryFullException}, and with whatever fails in the pool.
   *
   * @param share of the memory, released by the caller when the client has the answer
   * @param answer makes the answer as it is sent; called by the worker that made the last face
   */
  public <T> Uni<T> infer(
      ModelAddress address,
      InferRequest request,
      TensorMemory.Share share,
      Function<InferAnswer, T> answer) {
    address.expectName(name);
    float truncation = Parameters.truncation(request.parameters());
    WantedOutputs wanted = WantedOutputs.of(request);
    return models.use(
        model -> {
          address.expectVersion(model.facts());
          int most = mostFaces(model.facts(), wanted);
          TensorLatents latents =
              TensorLatents.of(request.inputs(), model.facts(), most, truncation);
          share.take(bytes(latents.faces(), model.facts(), wanted));
          return make(
              model,
              latents,
              wanted,
              outputs -> answer.apply(answer(model.facts(), request, outputs)));
        });
  }

  private static <T> Uni<T> make(
      ModelLease model,
      TensorLatents latents,
      WantedOutputs wanted,
      Function<List<InferAnswer.Output>, T> answer) {
    return model
        .pool()
        .make(
            latents, new TensorSink<>(latents.faces(), model.facts().resolution(), wanted, answer));
  }

  private InferAnswer answer(
      ModelFacts model, InferRequest request, List<InferAnswer.Output> outputs) {
    return new InferAnswer(name, ModelAddress.version(model), request.id(), outputs);
  }

  /** How many faces one request may be for. */
  private static int mostFaces(ModelFacts model, WantedOutputs wanted) {
    int values = values(model);
    if (!wanted.imagesAsText()) {
      return Math.min(Arrangement.MAXIMUM_FACES, Math.max(1, MOST_VALUES / values));
    }
    if (values > MOST_VALUES_AS_TEXT) {
      throw new InvalidInferenceException(
          "A face of this model has %d values, too many to be sent as text: ask for binary data."
              .formatted(values));
    }
    return Math.min(Arrangement.MAXIMUM_FACES, MOST_VALUES_AS_TEXT / values);
  }

  private static long bytes(int faces, ModelFacts model, WantedOutputs wanted) {
    return (long) faces
        * values(model)
        * (wanted.imagesAsText() ? BYTES_OF_VALUE_AS_TEXT : BYTES_OF_VALUE);
  }

  private static int values(ModelFacts model) {
    return 3 * model.resolution() * model.resolution();
  }
}
