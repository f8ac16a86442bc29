package org.asterism.core.bundle;

import java.util.List;

/**
 * Works that have more edges among themselves than to others.
 *
 * @param id from 0, the largest first
 * @param name its weightiest keywords
 * @param keywords what its works say more often than others, the most telling first
 * @param images how many works it has
 */
public record Community(int id, String name, List<String> keywords, int images) {
  public Community {
    keywords = List.copyOf(keywords);
  }
}
