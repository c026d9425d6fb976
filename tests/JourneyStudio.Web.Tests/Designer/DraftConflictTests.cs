using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>Two pages of one draft, told of each other's edits.</summary>
public sealed class DraftConflictTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Post_ValueSetElsewhere_TellsBothValuesInWordsAndWhose()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(Set("w", "P1D"), 1, "first.1");

        var conflict = await ConflictAsync(draft, Set("w", "P2D"), 1, "second.1");

        Assert.Equal(("value", "w", "duration", "operator"), (Text(conflict, "kind"), Text(conflict, "activity"), Text(conflict, "setting"), Text(conflict, "by")));
        Assert.True(conflict.GetProperty("self").GetBoolean());
        Assert.NotEqual(Text(conflict, "mine"), Text(conflict, "theirs"));
        Assert.DoesNotContain("P2D", Text(conflict, "mine"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ChosenValueOnTheOthersRevision_IsCarriedOutAndUndone()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(Set("w", "P1D"), 1, "first.1");
        await ConflictAsync(draft, Set("w", "P2D"), 1, "second.1");

        var mine = await draft.DoAsync(Set("w", "P2D"), 2, "second.2");
        var undone = await draft.DoAsync(new { kind = "undo" }, 3, "second.3");

        Assert.Equal(("P2D", "P1D"), (Duration(mine), Duration(undone)));
    }

    [Fact]
    public async Task Post_EditOfWhatSomebodyDeleted_IsAConflictAboutTheActivity()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(new { kind = "delete", activities = new[] { "w" } }, 1, "first.1");

        var conflict = await ConflictAsync(draft, new { kind = "rename", activity = "w", name = "Mine" }, 1, "second.1");

        Assert.Equal(("gone", "w", "Mine"), (Text(conflict, "kind"), Text(conflict, "activity"), Text(conflict, "mine")));
    }

    [Fact]
    public async Task Post_DeletionOfWhatSomebodyEdited_IsAConflictThatNamesTheEdit()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(new { kind = "note", activity = "w", text = "Theirs" }, 1, "first.1");

        var conflict = await ConflictAsync(draft, new { kind = "delete", activities = new[] { "w" } }, 1, "second.1");

        Assert.Equal(("deleting", "Theirs"), (Text(conflict, "kind"), Text(conflict, "theirs")));
    }

    [Fact]
    public async Task Post_OnAnEarlierPageThatThisOneSpeaksFor_IsNoConflict()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(Set("w", "P1D"), 1, "before.1");

        using var answer = await draft.SendAsync(Set("w", "P2D"), 1, "after.1", pages: ["before", "after"]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Post_UndoByOneWhoHasNotSeenALaterEdit_TakesBackTheirOwn()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("mine"), 0, "second.1");
        await draft.DoAsync(DraftClient.Add("theirs"), 1, "first.1");

        var answer = await draft.DoAsync(new { kind = "undo" }, 1, "second.2");

        Assert.Equal("theirs", Assert.Single(answer.GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Post_ValueThatSomebodySetBack_IsAConflict()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(Set("w", "P1D"), 1, "first.1");
        await draft.DoAsync(new { kind = "undo" }, 2, "first.2");

        var conflict = await ConflictAsync(draft, Set("w", "P2D"), 2, "second.1");

        Assert.Equal(("value", "duration"), (Text(conflict, "kind"), Text(conflict, "setting")));
    }

    [Fact]
    public async Task Post_ValueThatWasSetAndSetBackUnseen_IsNoConflict()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(Set("w", "P1D"), 1, "first.1");
        await draft.DoAsync(new { kind = "undo" }, 2, "first.2");

        using var answer = await draft.SendAsync(Set("w", "P2D"), 1, "second.1");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Post_RuleOfTheJourneySetElsewhere_IsSaidInWords()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(ExitWhen("order.paid"), 0, "first.1");

        var conflict = await ConflictAsync(draft, ExitWhen("order.placed"), 0, "second.1");

        Assert.DoesNotContain("{", Text(conflict, "mine") + Text(conflict, "theirs"), StringComparison.Ordinal);
        Assert.NotEqual(Text(conflict, "mine"), Text(conflict, "theirs"));
    }

    /// <summary>The choice shows what the list of changes shows, not how it is stored.</summary>
    [Theory]
    [InlineData("caps", """[{"limit":2,"per":"day"}]""", """[{"limit":3,"per":"P7D","channel":"sms"}]""", "At most 3 in any 7 days, by text message", "At most 2 on one day, all channels together")]
    [InlineData("goal", """{"event":"order.paid"}""", "null", null, "They have paid an order; within 30 days of the entry; they leave the journey then")]
    public async Task Post_SettingOfTheJourneySetElsewhere_IsSaidAsInTheListOfChanges(string setting, string first, string second, string? mine, string theirs)
    {
        using var draft = await DraftClient.OpenAsync(host);
        object Command(string value) => new { kind = "journey", setting, value = JsonElement.Parse(value) };
        if (mine is null) await draft.DoAsync(Command("""{"event":"order.placed"}"""), 0, "earlier.1");
        await draft.DoAsync(Command(first), mine is null ? 1 : 0, "first.1");

        var conflict = await ConflictAsync(draft, Command(second), mine is null ? 1 : 0, "second.1");

        Assert.Equal((mine, theirs), (conflict.GetProperty("mine").GetString(), conflict.GetProperty("theirs").GetString()));
    }

    private static object ExitWhen(string name) => new { kind = "journey", setting = "exitWhen", value = new { @event = name } };

    private static object Set(string activity, string duration) => new { kind = "set", activity, setting = "duration", value = duration };

    private static async Task<JsonElement> ConflictAsync(DraftClient draft, object command, int revision, string commandId)
    {
        using var answer = await draft.SendAsync(command, revision, commandId);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("conflict");
    }

    private static string Text(JsonElement conflict, string name) => conflict.GetProperty(name).GetString() ?? "";

    private static string? Duration(JsonElement answer) => answer.GetProperty("nodes").EnumerateArray().Single().GetProperty("activity").GetProperty("duration").GetString();
}
