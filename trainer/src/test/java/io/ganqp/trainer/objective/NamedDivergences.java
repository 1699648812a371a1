package io.ganqp.trainer.objective;

import java.util.ArrayList;
import java.util.List;

/** Every divergence in every form, by the name that it has in losses.json. */
final class NamedDivergences {

  record Named(String name, Divergence divergence) {

    @Override
    public String toString() {
      return name;
    }
  }

  private NamedDivergences() {}

  static List<Named> all() {
    List<Named> all = new ArrayList<>();
    for (int power : GanQp.POWERS) {
      for (double lambda : new double[] {10, 0.25}) {
        all.add(
            named("GanQp " + power + " " + lambda, new GanQp(lambda, power, CriticInput.UNARY)));
      }
      all.add(named("GanQp " + power + " 10.0 BINARY", new GanQp(10, power, CriticInput.BINARY)));
    }
    for (GeneratorForm form : GeneratorForm.values()) {
      all.add(named("Sgan " + form.name(), new Sgan(form)));
      all.add(named("RpGan " + form.name(), new RpGan(form)));
      for (FDivergence f : FDivergence.values()) {
        all.add(named("FGan " + f.name() + " " + form.name(), new FGan(f, form)));
      }
    }
    all.add(named("Wgan", new Wgan()));
    all.add(named("Lsgan 0.0 1.0 1.0", Lsgan.ZERO_ONE));
    all.add(named("Lsgan -1.0 1.0 0.0", Lsgan.PEARSON));
    all.add(named("Hinge", new Hinge()));
    return all;
  }

  private static Named named(String name, Divergence divergence) {
    return new Named(name, divergence);
  }
}
