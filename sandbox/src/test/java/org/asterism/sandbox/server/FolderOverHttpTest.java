package org.asterism.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.asterism.sandbox.collection.FolderCollection;
import org.asterism.sandbox.collection.GeneratedCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOverHttpTest {
  @TempDir Path folder;

  @Test
  void aLostFileIsListedInItsMuseumAndItsPictureAnswers404() throws Exception {
    GeneratedCollection drawn = GeneratedCollection.of(1, 1);
    byte[] picture = drawn.picture(drawn.works().get(0)).orElseThrow();
    List<String> rows = new ArrayList<>(List.of("file,artist,style"));
    for (int i = 0; i < 30; i++) {
      rows.add("p" + i + ".jpg,Ada Ink,Baroque");
      if (i % 2 == 0) {
        Files.write(folder.resolve("p" + i + ".jpg"), picture);
      }
    }
    Files.write(folder.resolve("manifest.csv"), rows);
    try (SandboxServer museum =
        SandboxServer.start(FolderCollection.read(folder), SandboxOptions.wellBehaved())) {
      Visitor visitor = new Visitor(museum);
      int shown = 0;
      int lost = 0;
      for (String url : imageUrls(visitor)) {
        int status = visitor.get(url).statusCode();
        assertThat(status).isIn(200, 404);
        shown += status == 200 ? 1 : 0;
        lost += status == 404 ? 1 : 0;
      }
      assertThat(shown).isEqualTo(15);
      assertThat(lost).isEqualTo(15);
      JsonNode aic = visitor.json("/aic/api/v1/artworks").path("data").path(0);
      assertThat(aic.path("style_title").asText()).isEqualTo("Baroque");
      assertThat(visitor.text("/knowledge/relations.csv"))
          .contains("artist,Ada Ink,member_of,movement,Baroque");
    }
  }

  private static List<String> imageUrls(Visitor visitor) throws Exception {
    List<String> urls = new ArrayList<>();
    for (JsonNode work : visitor.json("/aic/api/v1/artworks?limit=100").path("data")) {
      urls.add("/aic/iiif/2/" + work.path("image_id").asText() + "/full/843,/0/default.jpg");
    }
    for (JsonNode id : visitor.json("/met/public/collection/v1/objects").path("objectIDs")) {
      urls.add(
          visitor
              .json("/met/public/collection/v1/objects/" + id.asInt())
              .path("primaryImage")
              .asText());
    }
    for (JsonNode page :
        visitor
            .json(
                "/commons/w/api.php?action=query&generator=allimages&gailimit=max"
                    + "&prop=imageinfo&iiprop=url|extmetadata&formatversion=2")
            .path("query")
            .path("pages")) {
      JsonNode info = page.path("imageinfo").path(0);
      assertThat(info.path("extmetadata").path("Categories").path("value").asText())
          .contains("Baroque paintings");
      urls.add(info.path("url").asText());
    }
    return urls;
  }

  @Test
  void everyRecordsPageForPeopleIsThere() throws Exception {
    try (SandboxServer museum =
        SandboxServer.start(GeneratedCollection.of(1, 6), SandboxOptions.wellBehaved())) {
      Visitor visitor = new Visitor(museum);
      assertThat(visitor.text("/")).contains("6 generated works");
      int met = visitor.json("/met/public/collection/v1/objects").path("objectIDs").path(0).asInt();
      JsonNode object = visitor.json("/met/public/collection/v1/objects/" + met);
      assertThat(visitor.text(object.path("objectURL").asText()))
          .contains(object.path("medium").asText());
      JsonNode file =
          visitor
              .json(
                  "/commons/w/api.php?action=query&generator=allimages&prop=imageinfo&iiprop=url"
                      + "&formatversion=2")
              .path("query")
              .path("pages")
              .path(0);
      String page = file.path("imageinfo").path(0).path("descriptionurl").asText();
      assertThat(visitor.get(page).statusCode()).isEqualTo(200);
    }
  }
}
