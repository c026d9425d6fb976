using System.Collections.Immutable;
using System.Text.Json;
using JourneyStudio.Engine.Simulation;
using JourneyStudio.Web.Shared.Traces;
using Microsoft.AspNetCore.Components;

namespace JourneyStudio.Web.Features.Sandbox;

/// <summary>Lets the member do something: what the journey listens to is offered with the properties that it asks for.</summary>
public sealed partial class FireEvent(RecordWords words)
{
    private readonly List<SandboxPair> properties = [];
    private int chosen;
    private string name = "";

    [Parameter, EditorRequired] public IReadOnlyList<EventOffer> Offers { get; set; } = [];

    /// <summary>The title of an activity.</summary>
    [Parameter, EditorRequired] public Func<string, string> Title { get; set; } = null!;

    [Parameter, EditorRequired] public EventCallback<(string Name, ImmutableSortedDictionary<string, JsonElement> Properties)> Fire { get; set; }

    private RecordWords Words => words;

    private string Name => chosen >= 0 ? Offers[chosen].Event : name.Trim();

    protected override void OnInitialized() => Choose(Offers.Count > 0 ? 0 : -1);

    private void Choose(int offer)
    {
        chosen = offer;
        properties.Clear();
        if (offer >= 0) properties.AddRange(Offers[offer].Properties.Select(property => new SandboxPair(property.Key, property.Value)));
    }

    private Task FireAsync() => Fire.InvokeAsync((Name, properties.Where(property => property.Key.Trim().Length > 0 && property.Value.Trim().Length > 0)
        .DistinctBy(property => property.Key.Trim()).ToImmutableSortedDictionary(property => property.Key.Trim(), property => EventOffer.Value(property.Value.Trim()))));
}
