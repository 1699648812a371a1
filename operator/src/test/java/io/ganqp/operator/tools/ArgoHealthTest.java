package io.ganqp.operator.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** The health checks for Argo CD, run by a Lua interpreter as Argo CD runs them. */
class ArgoHealthTest {

  private static final Path SETTINGS = Path.of("..", "deploy", "argocd", "argocd-cm.yaml");

  static List<RecordedResource> resources() {
    return RecordedResource.all();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void isWhatIsExpected(RecordedResource resource) throws IOException {
    Map<String, Object> fields = resource.fields();
    LuaValue health = run(script((String) fields.get("kind")), fields);

    assertThat(health.get("status").tojstring()).isEqualTo(resource.expected("argocd"));
    assertThat(health.get("message").tojstring()).isNotBlank();
  }

  private static String script(String kind) throws IOException {
    return new KubernetesSerialization()
        .unmarshal(Files.readString(SETTINGS), ConfigMap.class)
        .getData()
        .get("resource.customizations.health.ganqp.io_" + kind);
  }

  private static LuaValue run(String script, Map<String, Object> resource) {
    Globals globals = JsePlatform.standardGlobals();
    globals.set("obj", value(resource));
    return globals.load(script).call();
  }

  private static LuaValue value(Object json) {
    if (json instanceof Map<?, ?> map) {
      LuaTable table = new LuaTable();
      map.forEach((key, value) -> table.set((String) key, value(value)));
      return table;
    }
    if (json instanceof List<?> list) {
      return LuaValue.listOf(list.stream().map(ArgoHealthTest::value).toArray(LuaValue[]::new));
    }
    if (json instanceof Number number) {
      return LuaValue.valueOf(number.doubleValue());
    }
    if (json instanceof Boolean truth) {
      return LuaValue.valueOf(truth);
    }
    return json == null ? LuaValue.NIL : LuaValue.valueOf((String) json);
  }
}
