package io.ganqp.trainer.objective;

/** The generator's loss that is linear in the scores, common to GAN-QP, WGAN and the hinge loss. */
final class LinearGenerator {

  private LinearGenerator() {}

  /** −E T(x_f). */
  static Loss ofFakes(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      loss.addFake(i, -scores.fake()[i], -1);
    }
    return loss.mean();
  }

  /** E ΔT. */
  static Loss ofPairs(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      loss.add(i, scores.difference(i), 1, -1);
    }
    return loss.mean();
  }
}
