import assert from "node:assert/strict";
import { test } from "node:test";
import { englishStem } from "../../../assets/js/shared/english_stem.js";

test("all forms of a word have its stem", () => {
  const stems = {
    organ: ["organ", "organs"],
    plan: ["plan", "plans", "planned", "planning"],
    municip: ["municipal", "municipality", "municipalities"],
    studi: ["study", "studies", "studied"],
    tie: ["tie", "ties", "tied", "tying"],
    proceed: ["proceed", "proceeds", "proceeding"],
    nation: ["nation", "national", "nationalize"],
    sky: ["sky", "skies"],
    play: ["play", "played", "playing"],
    hope: ["hope", "hoped", "hoping"],
    add: ["add", "adding"],
    activ: ["active", "activity", "activities"],
  };
  for (const [stem, words] of Object.entries(stems)) {
    for (const word of words) assert.equal(englishStem(word), stem, word);
  }
});
