using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using JourneyStudio.Engine.Definitions;
using JourneyStudio.Storage.Journeys;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Designer;

/// <summary>An operator's page with one new, empty journey, speaking the drafts API as the canvas does.</summary>
internal sealed partial class DraftClient : IDisposable
{
    private readonly HttpClient client;
    private string antiforgery = "";
    private int sent;

    private DraftClient(HttpClient client, string definitionId) => (this.client, DefinitionId) = (client, definitionId);

    public string DefinitionId { get; }

    public static async Task<DraftClient> OpenAsync(StudioHost host, string? definitionId = null)
    {
        var id = definitionId ?? $"draft-{Guid.NewGuid():n}";
        if (definitionId is null)
        {
            var empty = new JourneyDefinition { DefinitionId = id, Name = "Draft" };
            await host.Services.GetRequiredService<JourneyCreation>().BeginAsync(id, "Draft", DefinitionJson.Write(empty, _ => []), null, CancellationToken.None);
        }

        var draft = new DraftClient(host.Anonymous(), id);
        await draft.SignInAsync();
        draft.antiforgery = (await draft.LoadAsync()).GetProperty("antiforgery").GetString()!;
        return draft;
    }

    public async Task<JsonElement> LoadAsync() => await client.GetFromJsonAsync<JsonElement>(Address(""));

    public Task<HttpResponseMessage> SendAsync(object command, int revision, string? commandId = null, bool withToken = true, string[]? pages = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Address("/commands"))
        {
            Content = JsonContent.Create(new { commandId = commandId ?? $"{DefinitionId}-{GetHashCode()}.{++sent}", baseRevision = revision, knownRevision = revision, pages, command }),
        };
        if (withToken) request.Headers.Add("RequestVerificationToken", antiforgery);
        return client.SendAsync(request);
    }

    /// <summary>Sends a command that must be carried out, and gives the answer.</summary>
    public async Task<JsonElement> DoAsync(object command, int revision, string? commandId = null)
    {
        using var answer = await SendAsync(command, revision, commandId);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => client.Dispose();

    public static object Add(string id) => new { kind = "add", activities = new[] { new { id, type = "Journey.Wait" } }, connections = Array.Empty<object>() };

    private async Task SignInAsync()
    {
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(
        [
            new("_handler", "sign-in"),
            new("__RequestVerificationToken", Token().Match(page).Groups[1].Value),
            new("Form.Account", "operator"),
            new("Form.Password", StudioHost.Password),
        ]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
    }

    private Uri Address(string path) => new($"/api/drafts/{DefinitionId}{path}", UriKind.Relative);

    [GeneratedRegex(@"name=""__RequestVerificationToken"" value=""([^""]+)""")]
    private static partial Regex Token();
}
