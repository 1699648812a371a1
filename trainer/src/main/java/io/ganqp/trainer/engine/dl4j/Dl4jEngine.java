package io.ganqp.trainer.engine.dl4j;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Networks on whichever ND4J backend is on the class path, in single precision. */
public final class Dl4jEngine implements Engine {

  private final List<Dl4jPlan> plans = new ArrayList<>();

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public String device() {
    Properties information = Nd4j.getExecutioner().getEnvironmentInformation();
    return "%s, %s cores, %s"
        .formatted(
            information.get("backend"), information.get("cores"), information.get("blas.vendor"));
  }

  @Override
  public Plan compile(NetworkDefinition network, PlanOptions options) {
    Dl4jPlan plan = new Dl4jPlan(network, options, new Program(network, options, DataType.FLOAT));
    plans.add(plan);
    return plan;
  }

  @Override
  public void close() {
    plans.forEach(Dl4jPlan::close);
    plans.clear();
  }
}
