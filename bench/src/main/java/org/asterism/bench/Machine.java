package org.asterism.bench;

import java.lang.management.ManagementFactory;

/**
 * Where a measurement was taken.
 *
 * @param cores processors this JVM may use
 * @param heapMib the most this JVM's heap may hold, in MiB
 * @param java the version and the name of the JVM
 * @param system operating system and architecture
 * @param loadBefore runnable processes in the minute before, on average; negative if unknown
 */
record Machine(int cores, long heapMib, String java, String system, double loadBefore) {

  static Machine now() {
    Runtime runtime = Runtime.getRuntime();
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        runtime.availableProcessors(),
        runtime.maxMemory() >> 20,
        Runtime.version() + " " + System.getProperty("java.vm.name"),
        system.getName() + " " + system.getArch(),
        system.getSystemLoadAverage());
  }
}
