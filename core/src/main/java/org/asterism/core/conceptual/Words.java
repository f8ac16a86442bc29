package org.asterism.core.conceptual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words of English text: lower case, without accents, possessives and stop words, in the singular.
 * Krovetz's stemmer is used because what it leaves are words that can be shown.
 */
public final class Words {
  private static final int SHORTEST = 3;

  private static final Analyzer ANALYZER =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer tokens = new StandardTokenizer();
          TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(tokens));
          TokenStream plain =
              new StopFilter(
                  new EnglishPossessiveFilter(folded), EnglishAnalyzer.getDefaultStopSet());
          return new TokenStreamComponents(tokens, new KStemFilter(plain));
        }
      };

  private Words() {}

  /** The words of a text in their order, repeated ones too; none of fewer than three letters. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = ANALYZER.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String word = term.toString();
        if (word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter)) {
          words.add(word);
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
