package org.asterism.sandbox.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.asterism.core.AsterismException;
import org.asterism.sandbox.leash.Leash;

/**
 * Where S3Proxy's jar lies. The build copies it beside the sandbox's own, so it is on no class path
 * of ours; the system property {@value #PROPERTY} names another place.
 */
final class ProxyJar {
  static final String PROPERTY = "asterism.s3proxy.jar";
  private static final String NAME = "s3proxy.jar";

  private ProxyJar() {}

  /**
   * @throws AsterismException if it is nowhere
   */
  static Path find() {
    return places().stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new AsterismException(
                    "The S3 server cannot be started",
                    "its jar is not at " + places().get(0),
                    "Run ./asterism s3 once, or mvn process-test-resources in sandbox/."));
  }

  private static List<Path> places() {
    String told = System.getProperty(PROPERTY, "");
    if (!told.isEmpty()) {
      return List.of(Path.of(told));
    }
    List<Path> places = new ArrayList<>(List.of(Leash.ownCode().resolveSibling(NAME)));
    // Inside another module's jar or working folder: the sandbox of the same checkout.
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      places.add(folder.resolve("sandbox/target").resolve(NAME));
    }
    return places;
  }
}
