package org.asterism.pipeline.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.asterism.pipeline.sources.TestSources.found;
import static org.asterism.pipeline.sources.TestSources.listing;
import static org.asterism.pipeline.sources.TestSources.reason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.asterism.core.artwork.Artist;
import org.asterism.core.artwork.Artwork;
import org.asterism.core.artwork.YearRange;
import org.asterism.core.licence.LicenceClass;
import org.asterism.pipeline.manners.TinyServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RijksmuseumTest {
  private final TinyServer museum = new TinyServer();

  @AfterEach
  void closeMuseum() {
    museum.close();
  }

  private SourceSettings settings(String... options) {
    return TestSources.settings(Kind.RIJKSMUSEUM, museum.at("/oai").toString(), options);
  }

  private static TinyServer.Reply xml(String inside) {
    return TinyServer.body(
        "text/xml",
        ("<?xml version=\"1.0\"?><OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\""
                + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:dcterms=\"http://purl.org/dc/terms/\""
                + " xmlns:edm=\"http://www.europeana.eu/schemas/edm/\""
                + " xmlns:ore=\"http://www.openarchives.org/ore/terms/\""
                + " xmlns:owl=\"http://www.w3.org/2002/07/owl#\""
                + " xmlns:rdaGr2=\"http://rdvocab.info/ElementsGr2/\""
                + " xmlns:skos=\"http://www.w3.org/2004/02/skos/core#\">"
                + inside
                + "</OAI-PMH>")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static String page(String token, String... records) {
    return "<ListRecords>%s<resumptionToken completeListSize=\"9\">%s</resumptionToken></ListRecords>"
        .formatted(String.join("", records), token);
  }

  private static String record(int number, String metadata) {
    return ("<record><header><identifier>https://id.rijksmuseum.nl/%d</identifier>"
            + "<datestamp>2026-0%d-01T00:00:00Z</datestamp></header>%s</record>")
        .formatted(number, number, metadata);
  }

  /** A work whose parts stand beside each other, as the service writes them. */
  private static String flat(int number) {
    return record(
        number,
        """
        <metadata><rdf:RDF>
          <ore:Aggregation rdf:about="https://id.rijksmuseum.nl/%d#a">
            <edm:aggregatedCHO rdf:resource="https://id.rijksmuseum.nl/%1$d"/>
            <edm:isShownAt rdf:resource="https://www.rijksmuseum.nl/nl/collectie/object/X-%1$d"/>
            <edm:isShownBy rdf:resource="https://iiif.micr.io/AbCdE/full/max/0/default.jpg"/>
            <edm:rights rdf:resource="https://creativecommons.org/publicdomain/mark/1.0/"/>
          </ore:Aggregation>
          <edm:ProvidedCHO rdf:about="https://id.rijksmuseum.nl/%1$d">
            <dc:identifier>X-%1$d</dc:identifier>
            <dc:title xml:lang="nl">Haven bij nacht</dc:title>
            <dc:title xml:lang="en">Harbour at Night</dc:title>
            <dc:creator rdf:resource="https://id.rijksmuseum.nl/21"/>
            <dc:subject rdf:resource="https://id.rijksmuseum.nl/22"/>
            <dc:subject rdf:resource="https://id.rijksmuseum.nl/not-there"/>
            <dcterms:created xml:lang="nl">ca. 1650 - ca. 1655</dcterms:created>
            <dcterms:created xml:lang="en">c. 1650 - c. 1655</dcterms:created>
            <dcterms:medium rdf:resource="https://id.rijksmuseum.nl/23"/>
            <dcterms:medium xml:lang="en">canvas</dcterms:medium>
            <dcterms:spatial rdf:resource="https://id.rijksmuseum.nl/24"/>
            <dc:description xml:lang="nl">Schepen.</dc:description>
          </edm:ProvidedCHO>
          <edm:Agent rdf:about="https://id.rijksmuseum.nl/21">
            <skos:prefLabel xml:lang="nl">Ada Brandt</skos:prefLabel>
            <rdaGr2:dateOfBirth>1620-03-01</rdaGr2:dateOfBirth>
            <rdaGr2:dateOfDeath>1690</rdaGr2:dateOfDeath>
            <owl:sameAs rdf:resource="http://vocab.getty.edu/ulan/500000001"/>
            <owl:sameAs rdf:resource="http://www.wikidata.org/entity/Q1"/>
          </edm:Agent>
          <skos:Concept rdf:about="https://id.rijksmuseum.nl/22">
            <skos:prefLabel xml:lang="nl">schip</skos:prefLabel>
            <skos:prefLabel xml:lang="en">ship</skos:prefLabel>
          </skos:Concept>
          <skos:Concept rdf:about="https://id.rijksmuseum.nl/23">
            <skos:prefLabel xml:lang="en">oil paint</skos:prefLabel>
          </skos:Concept>
          <edm:Place rdf:about="https://id.rijksmuseum.nl/24">
            <skos:prefLabel>Delft</skos:prefLabel>
          </edm:Place>
        </rdf:RDF></metadata>
        """
            .formatted(number));
  }

  /** A work whose parts lie inside each other, the other way RDF/XML has. */
  private static String nested(int number) {
    return record(
        number,
        """
        <metadata><rdf:RDF><ore:Aggregation>
          <edm:aggregatedCHO><edm:ProvidedCHO rdf:about="https://id.rijksmuseum.nl/%d">
            <dc:title>Still Life</dc:title>
            <dc:creator><edm:Agent rdf:about="https://id.rijksmuseum.nl/31">
              <skos:prefLabel xml:lang="en">Ben Smit</skos:prefLabel></edm:Agent></dc:creator>
            <dcterms:created><edm:TimeSpan rdf:about="https://id.rijksmuseum.nl/32">
              <skos:prefLabel xml:lang="en">1700s</skos:prefLabel>
              <edm:begin>1701-01-01</edm:begin><edm:end>1710-12-31</edm:end>
              </edm:TimeSpan></dcterms:created>
          </edm:ProvidedCHO></edm:aggregatedCHO>
          <edm:isShownBy><edm:WebResource rdf:about="https://iiif.micr.io/Zz/full/max/0/default.jpg">
            <edm:rights rdf:resource="http://rightsstatements.org/vocab/InC/1.0/"/>
          </edm:WebResource></edm:isShownBy>
          <edm:rights rdf:resource="http://creativecommons.org/publicdomain/zero/1.0/"/>
        </ore:Aggregation></rdf:RDF></metadata>
        """
            .formatted(number));
  }

  @Test
  void aWorkComesWithTheNamesOfWhatItRefersTo() throws Exception {
    museum.on("/oai", xml(page("", flat(1))));

    Harvest.Found found = found(listing(settings(), null).get(0));

    Artwork work = found.artwork();
    assertThat(work.sourceId()).isEqualTo("1");
    assertThat(work.title()).isEqualTo("Harbour at Night");
    assertThat(work.artists())
        .containsExactly(
            new Artist("Ada Brandt", "http://vocab.getty.edu/ulan/500000001", "Q1", 1620, 1690));
    assertThat(work.dateText()).isEqualTo("c. 1650 - c. 1655");
    assertThat(work.years()).isEqualTo(new YearRange(1650, 1655));
    assertThat(work.subjects()).containsExactly("ship");
    assertThat(work.medium()).isEqualTo("oil paint, canvas");
    assertThat(work.place()).isEqualTo("Delft");
    assertThat(work.description()).isEqualTo("Schepen.");
    assertThat(work.licence().type()).isEqualTo(LicenceClass.PUBLIC_DOMAIN);
    assertThat(work.pageUrl()).isEqualTo("https://www.rijksmuseum.nl/nl/collectie/object/X-1");
    assertThat(work.imageUrl()).isEqualTo("https://iiif.micr.io/AbCdE/full/1024,/0/default.jpg");
    assertThat(found.updatedAt()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(found.json()).contains("Haven bij nacht");
    // The title is taken in English, but there is no description in it.
    assertThat(found.language()).isEqualTo("nl");
  }

  @Test
  void theOtherWayOfWritingSaysTheSameAndThePicturesOwnTermsStand() throws Exception {
    museum.on("/oai", xml(page("", nested(1))));

    Artwork work = found(listing(settings(), null).get(0)).artwork();

    assertThat(work.title()).isEqualTo("Still Life");
    assertThat(work.artists()).extracting(Artist::name).containsExactly("Ben Smit");
    assertThat(work.years()).isEqualTo(new YearRange(1701, 1710));
    assertThat(work.imageUrl()).isEqualTo("https://iiif.micr.io/Zz/full/1024,/0/default.jpg");
    assertThat(work.licence().type()).isEqualTo(LicenceClass.NOT_OPEN);
  }

  @Test
  void aListingFollowsTheTokensAndSaysWhatIsGone() throws Exception {
    museum.on(
        "/oai",
        xml(page("a+b/c=", flat(1))),
        xml(
            page(
                "",
                "<record><header status=\"deleted\"><identifier>https://id.rijksmuseum.nl/2"
                    + "</identifier><datestamp>2026-02-01T00:00:00Z</datestamp></header></record>",
                record(3, ""),
                record(4, "<metadata><rdf:RDF/></metadata>"))));

    List<Harvest> listing = listing(settings("set", "261208"), "2026-01-01T00:00:00Z");

    assertThat(listing).extracting(Harvest::sourceId).containsExactly("1", "2", "3", "4");
    assertThat(listing.get(1)).isInstanceOf(Harvest.Withdrawn.class);
    assertThat(reason(listing.get(2))).isEqualTo("the record describes no work");
    assertThat(reason(listing.get(3))).isEqualTo("the record describes no work");
    assertThat(museum.requests())
        .extracting(TinyServer.Request::target)
        .containsExactly(
            "/oai?verb=ListRecords&metadataPrefix=edm&set=261208&from=2026-01-01T00%3A00%3A00Z",
            "/oai?verb=ListRecords&resumptionToken=a%2Bb%2Fc%3D");
  }

  @Test
  void nothingNewIsAnEmptyListing() throws Exception {
    museum.on("/oai", xml("<error code=\"noRecordsMatch\"/>"));

    assertThat(listing(settings(), "2026-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void aForgottenTokenIsFinalSoThatTheListingBeginsAnew() throws Exception {
    museum.on("/oai", xml("<error code=\"badResumptionToken\">The token expired</error>"));

    assertThatThrownBy(() -> TestSources.source(settings()).page(null, "old"))
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.FINAL))
        .hasMessageContaining("badResumptionToken The token expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html><p>Busy<br></html>", "{\"error\": 1}", ""})
  void whatIsNoXmlMayBeXmlLater(String body) throws Exception {
    museum.on("/oai", TinyServer.body("text/html", body.getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> listing(settings(), null))
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            e -> assertThat(e.kind()).isEqualTo(NoAnswerException.Kind.PASSING))
        .hasMessageContaining("the answer is no XML");
  }

  @Test
  void xmlOfAnotherKindIsExplained() throws Exception {
    museum.on("/oai", TinyServer.body("text/xml", "<rss/>".getBytes(StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> listing(settings(), null))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("the answer is no list of records but <rss>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><x>&f;</x>",
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><x/>",
        "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>"
      })
  void documentTypesAndTheirEntitiesAreRefused(String xml) {
    assertThatThrownBy(() -> XmlApi.parsed(xml.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("DOCTYPE");
  }
}
