namespace JourneyStudio.Web.Tests.Journeys.Importing;

/// <summary>One studio for all tests of imports: starting it takes longer than they do.</summary>
[CollectionDefinition(nameof(ImportingStudio))]
public sealed class ImportingStudio : ICollectionFixture<StudioHost>;
