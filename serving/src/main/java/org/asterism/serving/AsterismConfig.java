package org.asterism.serving;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The settings of the service, all below {@code asterism}. */
@ConfigMapping(prefix = "asterism")
public interface AsterismConfig {
  /** The folder the batch publishes bundles into. */
  Path bundles();

  /** How often to look whether another bundle is in use, such as {@code 3s}. */
  @WithDefault("3s")
  String reload();

  Upload upload();

  Score score();

  Models models();

  /** Learned encoders, for bundles that were made with them. */
  interface Models {
    /** Where their files lie, as {@code asterism models pull} puts them. */
    @WithDefault("data/models")
    Path folder();

    /** {@code auto}, {@code cpu} or {@code cuda:N}. */
    @WithDefault("auto")
    String device();
  }

  /** What counts for a question that says nothing else; {@code asterism tune} finds better ones. */
  interface Score {
    @WithDefault("formal:0.4,conceptual:0.4,historical:0.2")
    String weights();

    /** What the edges of the affinity graph count, in [0, 1]; the affinities count the rest. */
    @WithDefault("0.3")
    double beta();
  }

  /** What is taken from people. */
  interface Upload {
    /** The largest picture, in bytes. */
    @WithDefault("20000000")
    long maxBytes();
  }
}
