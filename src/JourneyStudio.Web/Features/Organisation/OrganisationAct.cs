namespace JourneyStudio.Web.Features.Organisation;

/// <summary>What is asked about a unit.</summary>
public enum OrganisationAct
{
    /// <summary>A unit below it.</summary>
    Add,

    /// <summary>Its names and address.</summary>
    Change,

    /// <summary>Another place in the tree.</summary>
    Move,

    /// <summary>Somebody who works there.</summary>
    Staff,
}
