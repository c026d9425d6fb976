using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace JourneyStudio.Web.Tests.Designer;

public sealed class DraftEndpointsTests(StudioHost host) : IClassFixture<StudioHost>
{
    [Fact]
    public async Task Post_Command_AnswersWithWhatChanged()
    {
        using var draft = await DraftClient.OpenAsync(host);

        var answer = await draft.DoAsync(DraftClient.Add("w"), 0);

        Assert.Equal(1, answer.GetProperty("revision").GetInt32());
        Assert.False(answer.GetProperty("full").GetBoolean());
        var node = Assert.Single(answer.GetProperty("nodes").EnumerateArray());
        Assert.Equal(("w", "wait"), (node.GetProperty("id").GetString(), node.GetProperty("family").GetString()));
        Assert.Contains(node.GetProperty("checks").EnumerateArray(), check => check.GetProperty("code").GetString() == "setting.missing");
    }

    [Fact]
    public async Task Post_SameCommandTwice_IsCarriedOutOnce()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0, "page.1");

        var again = await draft.DoAsync(DraftClient.Add("w"), 0, "page.1");

        Assert.Equal(1, again.GetProperty("revision").GetInt32());
        Assert.True(again.GetProperty("full").GetBoolean());
        Assert.Single(again.GetProperty("nodes").EnumerateArray());
    }

    [Fact]
    public async Task Post_UndoAndRedo_GoBackAndForth()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);

        var undone = await draft.DoAsync(new { kind = "undo" }, 1);
        var redone = await draft.DoAsync(new { kind = "redo" }, 2);

        Assert.Equal("w", Assert.Single(undone.GetProperty("removedNodes").EnumerateArray()).GetString());
        Assert.False(undone.GetProperty("canUndo").GetBoolean());
        Assert.True(undone.GetProperty("canRedo").GetBoolean());
        Assert.Equal("w", Assert.Single(redone.GetProperty("nodes").EnumerateArray()).GetProperty("id").GetString());
        Assert.False(redone.GetProperty("canRedo").GetBoolean());
    }

    [Fact]
    public async Task Post_NewEditAfterUndo_ClosesWhatCouldBeRedone()
    {
        using var draft = await DraftClient.OpenAsync(host);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(new { kind = "undo" }, 1);

        var answer = await draft.DoAsync(DraftClient.Add("v"), 2);

        Assert.False(answer.GetProperty("canRedo").GetBoolean());
    }

    [Fact]
    public async Task Post_OlderRevisionThatStillMakesSense_IsCarriedOut()
    {
        using var draft = await DraftClient.OpenAsync(host);
        using var other = await DraftClient.OpenAsync(host, draft.DefinitionId);
        await draft.DoAsync(DraftClient.Add("w"), 0);

        var answer = await other.DoAsync(DraftClient.Add("v"), 0);

        Assert.Equal(2, answer.GetProperty("revision").GetInt32());
        Assert.True(answer.GetProperty("full").GetBoolean());
        Assert.Equal(2, answer.GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public async Task Post_SettingChangedElsewhere_IsRefusedWithAReason()
    {
        using var draft = await DraftClient.OpenAsync(host);
        using var other = await DraftClient.OpenAsync(host, draft.DefinitionId);
        await draft.DoAsync(DraftClient.Add("w"), 0);
        await draft.DoAsync(new { kind = "set", activity = "w", setting = "duration", value = "P1D" }, 1, "first.1");

        using var answer = await other.SendAsync(new { kind = "set", activity = "w", setting = "duration", value = "P2D" }, 1, "second.1");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var refusal = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.NotEmpty(refusal.GetProperty("detail").GetString()!);
        Assert.Equal(2, refusal.GetProperty("draft").GetProperty("revision").GetInt32());
    }

    [Theory]
    [InlineData("""{"kind":"explode"}""")]
    [InlineData("""{"kind":"set"}""")]
    [InlineData("[]")]
    public async Task Post_WhatIsNoCommand_IsABadRequestWithAReason(string command)
    {
        using var draft = await DraftClient.OpenAsync(host);

        using var answer = await draft.SendAsync(JsonElement.Parse(command), 0);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_IsRefused()
    {
        using var draft = await DraftClient.OpenAsync(host);

        using var answer = await draft.SendAsync(DraftClient.Add("w"), 0, withToken: false);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("stale", Assert.Single(answer.Headers.GetValues("X-Antiforgery")));
    }

    [Fact]
    public async Task Get_NoSuchJourney_IsNotFound()
    {
        using var draft = await DraftClient.OpenAsync(host);

        using var answer = await host.Anonymous().GetAsync(new Uri("/api/drafts/none", UriKind.Relative));

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}
