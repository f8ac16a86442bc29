package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.asterism.core.AsterismException;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may go wrong with any API, and what each source makes of it. */
class CommonFaultsTest {
  private static final Map<Kind, Map<String, String>> OPTIONS =
      Map.of(Kind.FLICKR, Map.of("text", "painting"));

  private static final String[] PATHS = {"", "/photos", "/art/search/"};

  private static Source source(ScriptedApi api, Kind kind) {
    return api.source(kind, OPTIONS.getOrDefault(kind, Map.of()));
  }

  private static NoAnswerException failure(TinyServer.Reply reply, Kind kind) {
    try (ScriptedApi api = ScriptedApi.replying(reply, PATHS)) {
      return (NoAnswerException) catchThrowable(() -> source(api, kind).page(null, null));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"EUROPEANA", "FLICKR", "UNSPLASH", "CLEVELAND", "SMK"})
  void aPageOfHtmlIsTakenForAPassingFault(Kind kind) {
    NoAnswerException failure =
        failure(
            TinyServer.body("text/html", "<h1>Busy</h1>".getBytes(StandardCharsets.UTF_8)), kind);

    assertThat(failure.kind()).isEqualTo(NoAnswerException.Kind.PASSING);
    assertThat(failure).hasMessageContaining("text/html");
  }

  @ParameterizedTest
  @EnumSource(names = {"EUROPEANA", "FLICKR", "UNSPLASH", "CLEVELAND", "SMK"})
  void anAnswerOfAnotherFormIsNotTakenForTheEnd(Kind kind) {
    NoAnswerException failure =
        failure(TinyServer.json("{\"stat\": \"ok\", \"payload\": {\"v2\": []}}"), kind);

    assertThat(failure.kind()).isEqualTo(NoAnswerException.Kind.FINAL);
    assertThat(failure).hasMessageContaining("the API may have changed");
  }

  @ParameterizedTest
  @EnumSource(names = {"EUROPEANA", "FLICKR", "UNSPLASH"})
  void aRefusedKeyIsNamedAndNotTold(Kind kind) {
    NoAnswerException failure = failure(TinyServer.status(401), kind);

    assertThat(failure.kind()).isEqualTo(NoAnswerException.Kind.FINAL);
    assertThat(failure)
        .hasMessageContaining("does not accept the key")
        .message()
        .doesNotContain(ScriptedApi.KEY);
  }

  @ParameterizedTest
  @EnumSource(names = {"EUROPEANA", "FLICKR", "UNSPLASH"})
  void nothingIsAskedWithoutAKey(Kind kind) {
    try (ScriptedApi api = new ScriptedApi(asked -> "{}")) {
      SourceSettings with = api.settings(kind, OPTIONS.getOrDefault(kind, Map.of()));
      SourceSettings without =
          new SourceSettings(
              with.name(), kind, with.url(), with.options(), null, null, with.manners());

      assertThatThrownBy(without::requireReady)
          .asInstanceOf(type(AsterismException.class))
          .extracting(Throwable::getMessage)
          .asString()
          .contains("is not asked without a key");
      assertThat(api.asked()).isEmpty();
    }
  }
}
